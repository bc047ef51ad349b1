using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Orleans.Concurrency;

namespace Fog.Tests.Fakes;

[Reentrant]
internal sealed class FakeServiceGrain(FakeFog fog) : Grain, IServiceGrain
{
    private FakeService Service => fog.Services.GetOrAdd(this.GetPrimaryKeyString(), name => new FakeService(new ServiceName(name)));

    public Task<DeployReceipt> Deploy(DeployRequest request, CancellationToken ct = default)
    {
        Service.Request = request;
        return Accept(ServicePhase.Deploying, ServiceEventKind.Settled, ServicePhase.Running);
    }

    public Task<PlanResult> Propose(DeployRequest request, PlanWish wish, CancellationToken ct = default) => Task.FromResult(new PlanResult(
        new Plan("fake", request.Spec.Tasks.ToImmutableSortedDictionary(task => task.Key, _ => new Assignment(request.Initiator, "it asked"))),
        ImmutableSortedDictionary<string, string>.Empty));

    public Task<ServiceStatus> Status(CancellationToken ct = default) =>
        Service.Last == 0 ? throw new ServiceNotFoundException(new ServiceName(this.GetPrimaryKeyString())) : Task.FromResult(Service.Status);

    public Task<DeployReceipt> Remove(bool volumes, CancellationToken ct = default)
    {
        Service.RemovedVolumes = volumes;
        return Accept(ServicePhase.Removing, ServiceEventKind.Removed, ServicePhase.Removed);
    }

    public Task<LimitReceipt> Limit(string task, LimitChange change, CancellationToken ct = default) => Task.FromResult(new LimitReceipt(
        new TaskId(new ServiceName(this.GetPrimaryKeyString()), task), new NodeName("h1"), Resources.None, change.Of(Resources.None)));

    public async IAsyncEnumerable<ServiceEvent> Watch(long from, [EnumeratorCancellation] CancellationToken ct = default)
    {
        for (var next = from; ; next++)
        {
            yield return await Service.Event(next, ct);
        }
    }

    public Task TaskChanged(TaskStatus status, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<MigrationForecast> Forecast(string task, MigrationRequest request, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<MigrationStatus> Migrate(string task, MigrationRequest request, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<TaskRefuge> Refuge(string task, NodeName? wish, ImmutableArray<NodeName> refused, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<ServicePeers> PeersOf(string task, CancellationToken ct = default) => throw new NotSupportedException();

    public Task TaskMoved(TaskStatus status, MigrationStatus move, CancellationToken ct = default) => throw new NotSupportedException();

    private Task<DeployReceipt> Accept(ServicePhase now, ServiceEventKind end, ServicePhase then)
    {
        Service.Happen(ServiceEventKind.Accepted, now);
        var receipt = new DeployReceipt(true, Service.Last);
        if (fog.SettlesAtOnce)
        {
            Service.Happen(end, then);
        }

        return Task.FromResult(receipt);
    }

    public Task<ImmutableArray<string>> CalledFirst(CancellationToken ct = default) => throw new NotSupportedException();
}

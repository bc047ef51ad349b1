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
        Service.Happen(ServiceEventKind.Accepted, ServicePhase.Deploying);
        return Task.FromResult(new DeployReceipt(true, Service.Last));
    }

    public Task<PlanResult> Propose(DeployRequest request, CancellationToken ct = default) => Task.FromResult(new PlanResult(
        new Plan("fake", request.Spec.Tasks.ToImmutableSortedDictionary(task => task.Key, _ => new Assignment(request.Initiator, "it asked"))),
        ImmutableSortedDictionary<string, string>.Empty));

    public Task<ServiceStatus> Status(CancellationToken ct = default) =>
        Service.Last == 0 ? throw new ServiceNotFoundException(new ServiceName(this.GetPrimaryKeyString())) : Task.FromResult(Service.Status);

    public Task<DeployReceipt> Remove(bool volumes, CancellationToken ct = default)
    {
        Service.RemovedVolumes = volumes;
        Service.Happen(ServiceEventKind.Accepted, ServicePhase.Removing);
        return Task.FromResult(new DeployReceipt(true, Service.Last));
    }

    public async IAsyncEnumerable<ServiceEvent> Watch(long from, [EnumeratorCancellation] CancellationToken ct = default)
    {
        for (var next = from; ; next++)
        {
            yield return await Service.Event(next, ct);
        }
    }

    public Task TaskChanged(TaskStatus status, CancellationToken ct = default) => throw new NotSupportedException();
}

using System.Collections.Immutable;

namespace Fog.Tests.Fakes;

internal sealed class FakeMembershipGrain(FakeFog fog) : Grain, IMembershipGrain
{
    public Task<MembershipView> View(CancellationToken ct = default) =>
        Task.FromResult(new MembershipView(new NodeName("h1"), [.. fog.Nodes.Select(name => new NodeName(name))], 4));
}

internal sealed class FakeRegistryGrain(FakeFog fog) : Grain, IRegistryGrain
{
    public Task<ImmutableArray<ServiceName>> Services(CancellationToken ct = default) => Task.FromResult<ImmutableArray<ServiceName>>(
        [.. fog.Services.Where(pair => pair.Value.Request is not null).Select(pair => new ServiceName(pair.Key)).OrderBy(name => name.Value)]);

    public Task<Enrolment> Enrol(ServiceName service, ImmutableArray<string> published, CancellationToken ct = default) =>
        throw new NotSupportedException();

    public Task Forget(ServiceName service, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<SwarmTicket> Swarm(NodeName candidate, CancellationToken ct = default) => throw new NotSupportedException();
}

/// <summary>A task by its key: <c>hello/web</c> is on h1, every other is unknown.</summary>
internal sealed class FakeTaskGrain : Grain, ITaskGrain
{
    public Task<TaskStatus> Status(CancellationToken ct = default)
    {
        var task = TaskId.Parse(this.GetPrimaryKeyString());
        NodeName? node = task.ToString() == "hello/web" ? new NodeName("h1") : null;
        return Task.FromResult(
            new TaskStatus(task, node, TaskPhase.Running, "", null, null, null, null, null, null, null, false, DateTimeOffset.UnixEpoch));
    }

    public Task<TaskStatus> Prepare(NodeName node, TaskOrder order, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<TaskStatus> Start(PeerTable peers, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<TaskStatus> Limit(Resources limits, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<TaskStatus> Remove(bool volumes, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<Belonging> Report(NodeName node, TaskObservation observation, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<MigrationForecast> Forecast(MigrationRequest request, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<MigrationStatus> Migrate(MigrationRequest request, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<MigrationStatus?> Migration(CancellationToken ct = default) => throw new NotSupportedException();

    public Task<Verdict> Restored(NodeName node, MigrationObservation seen, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<Verdict> VerdictOf(MigrationId id, CancellationToken ct = default) => throw new NotSupportedException();

    public Task Moving(NodeName node, MigrationObservation seen) => throw new NotSupportedException();
}

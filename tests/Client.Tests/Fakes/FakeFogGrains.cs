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
    private (TaskPhase Next, string? Error)? _rest;
    private CheckpointStatus? _checkpoint;

    public Task<TaskStatus> Status(CancellationToken ct = default)
    {
        if (_rest is { } rest)
        {
            return Task.FromResult(At(rest.Next, rest.Error));
        }

        var task = TaskId.Parse(this.GetPrimaryKeyString());
        NodeName? node = task.ToString() == "hello/web" ? new NodeName("h1") : null;
        return Task.FromResult(
            new TaskStatus(task, node, TaskPhase.Running, "", null, null, null, null, null, null, null, false, DateTimeOffset.UnixEpoch));
    }

    public Task<TaskStatus> Prepare(NodeName node, TaskOrder order, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<TaskStatus> Start(PeerTable peers, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<TaskStatus> Limit(Resources limits, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<TaskStatus> Suspend(CancellationToken ct = default) => Rested(TaskPhase.Running, TaskPhase.Suspended);

    public Task<TaskStatus> Resume(CancellationToken ct = default) => Rested(TaskPhase.Suspended, TaskPhase.Running);

    public Task<TaskStatus> Remove(bool volumes, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<TaskStatus> Protect(Protection? protection, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<bool> Keeps(NodeName keeper, long number, CancellationToken ct = default) => throw new NotSupportedException();

    /// <summary>Number 7 is begun, and by the next look two hosts keep it; of a task named <c>stubborn</c> none could be taken.</summary>
    public Task<TaskStatus> Checkpoint(CancellationToken ct = default)
    {
        var stubborn = TaskId.Parse(this.GetPrimaryKeyString()).Task == "stubborn";
        var last = new CheckpointSummary(7, DateTimeOffset.UnixEpoch, 4096, TimeSpan.FromMilliseconds(80), [new NodeName("h2"), new NodeName("h3")]);
        _rest = (TaskPhase.Running, null);
        _checkpoint = stubborn ? new CheckpointStatus(null, null, "it watches files") : new CheckpointStatus(last, null, null);
        return Task.FromResult(At(TaskPhase.Running, null) with { Checkpoint = new CheckpointStatus(null, 7, "an earlier one failed") });
    }

    public Task<Belonging> Report(NodeName node, TaskObservation observation, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<MigrationForecast> Forecast(MigrationRequest request, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<MigrationStatus> Migrate(MigrationRequest request, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<MigrationStatus?> Migration(CancellationToken ct = default) => throw new NotSupportedException();

    public Task<Verdict> Restored(NodeName node, MigrationObservation seen, CancellationToken ct = default) => throw new NotSupportedException();

    public Task<Verdict> VerdictOf(MigrationId id, CancellationToken ct = default) => throw new NotSupportedException();

    public Task Moving(NodeName node, MigrationObservation seen) => throw new NotSupportedException();

    /// <summary>The order is taken, and by the next look it is carried out; a task named <c>stubborn</c> stays as it is and says why, one named <c>lost</c> is gone meanwhile.</summary>
    private Task<TaskStatus> Rested(TaskPhase from, TaskPhase to)
    {
        _rest = TaskId.Parse(this.GetPrimaryKeyString()).Task switch
        {
            "stubborn" => (from, "couldn't be: it watches files"),
            "lost" => (TaskPhase.Failed, "ended with exit code 137"),
            _ => (to, null),
        };
        return Task.FromResult(At(from, null));
    }

    private TaskStatus At(TaskPhase phase, string? error) => new(
        TaskId.Parse(this.GetPrimaryKeyString()), new NodeName("h1"), phase, "", null, null, null, null, null, null, error, true, DateTimeOffset.UnixEpoch,
        Checkpoint: _checkpoint);
}

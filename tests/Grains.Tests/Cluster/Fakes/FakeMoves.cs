using System.Collections.Concurrent;
using System.Collections.Immutable;
using Fog.Migration;
using Fog.Tests.Examples;

namespace Fog.Tests.Cluster.Fakes;

/// <summary>
/// The part in moves of a node on a host that isn't there. Each look takes an end one step further; steps are named, and a test may hold
/// an end before one or let it fail there. What stands still survives the node, as it does in a kernel.
/// </summary>
internal sealed class FakeMoves(NodeName name, FakeAgent hands) : IMigrationAgent
{
    private readonly ConcurrentDictionary<MigrationId, FakeMove> _moves = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _held = new();

    public IGrainFactory Grains { get; set; } = null!;

    public Func<NodeName, FakeMoves> Others { get; set; } = null!;

    /// <summary>What goes wrong at a step: <c>ready</c>, <c>round</c>, <c>freeze</c>, <c>restore</c>.</summary>
    public ConcurrentDictionary<string, string> Failures { get; } = new();

    /// <summary>What the host has; null: all that is asked.</summary>
    public MigrationFacts? Facts { get; set; }

    /// <summary>Whether a restored copy's end calls the grain by itself; otherwise the grain has to look.</summary>
    public bool Calls { get; set; } = true;

    /// <summary>The end stops before a step; completes when it is there.</summary>
    public Task Hold(string step) => (_held[step] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Go(string step) => _held.TryRemove(step, out _);

    public Task<MigrationFacts> Preflight(TaskId task, TaskOrder? order, CancellationToken ct) =>
        Task.FromResult(Facts ?? Some.Facts(name.Value, source: order is null));

    public Task<MigrationObservation> Receive(MigrationOrder order, CancellationToken ct)
    {
        _moves.TryAdd(order.Id, new FakeMove(order, false, MigrationStage.Preparing));
        return Task.FromResult(Seen(order.Id));
    }

    public Task<MigrationObservation> Send(MigrationOrder order, MigrationDoor door, CancellationToken ct)
    {
        _moves.TryAdd(order.Id, new FakeMove(order, true, hands.Runs(order.Id.Task) ? MigrationStage.Preparing : MigrationStage.Failed));
        return Task.FromResult(Seen(order.Id));
    }

    public Task<MigrationObservation> Conclude(MigrationId id, Verdict verdict, CancellationToken ct)
    {
        if (!IsHeld("conclude"))
        {
            Carry(id, verdict);
        }

        return Task.FromResult(Seen(id));
    }

    public async Task<MigrationObservation> Observe(MigrationId id, CancellationToken ct)
    {
        if (_moves.TryGetValue(id, out var move))
        {
            await (move switch
            {
                { IsSource: false, Stage: MigrationStage.Preparing } => Step(move, "ready", () => Advance(move, MigrationStage.Ready)),
                { IsSource: true, Stage: MigrationStage.Preparing, Rounds: 0 } => Step(move, "round", () => Advance(move with { Rounds = 1 }, MigrationStage.Preparing)),
                { IsSource: true, Stage: MigrationStage.Preparing } => Step(move, "freeze", () => Freeze(move)),
                _ => Task.CompletedTask,
            });
        }

        return Seen(id);
    }

    public Task Reroute(TaskId moved, string address, string overlay, CancellationToken ct)
    {
        hands.Turn(moved, overlay);
        return Task.CompletedTask;
    }

    /// <summary>What an end does that waits for a verdict: it asks.</summary>
    public async Task Ask()
    {
        foreach (var move in _moves.Values.Where(move => move.Stage is MigrationStage.Frozen or MigrationStage.Restored or MigrationStage.Failed))
        {
            Carry(move.Order.Id, await Grains.GetGrain<ITaskGrain>(move.Order.Id.Task.Key).VerdictOf(move.Order.Id));
        }
    }

    /// <summary>What was only on its way when the node was killed is given up.</summary>
    public void Restart() => Everywhere(move => move.Stage is MigrationStage.Preparing or MigrationStage.Ready ? move with { Stage = MigrationStage.Failed } : move);

    public void LosePower() => Everywhere(move => move.Stage == MigrationStage.Done ? move : move with { Stage = MigrationStage.Failed });

    private void Everywhere(Func<FakeMove, FakeMove> change)
    {
        foreach (var (id, move) in _moves)
        {
            _moves[id] = change(move);
        }
    }

    private async Task Step(FakeMove move, string step, Func<Task> act)
    {
        if (Failures.ContainsKey(step))
        {
            await Advance(move, MigrationStage.Failed);
        }
        else if (!IsHeld(step))
        {
            await act();
        }
    }

    private Task Advance(FakeMove move, MigrationStage stage)
    {
        _moves[move.Order.Id] = move with { Stage = stage };
        return Task.CompletedTask;
    }

    private async Task Freeze(FakeMove move)
    {
        hands.Still(move.Order.Id.Task, true);
        await Advance(move, MigrationStage.Frozen);
        await Others(move.Order.Destination).Arrive(move.Order.Id);
    }

    private async Task Arrive(MigrationId id)
    {
        if (_moves.TryGetValue(id, out var move) && move.Stage == MigrationStage.Ready)
        {
            await Step(move, "restore", () => Restore(move));
        }
    }

    private async Task Restore(FakeMove move)
    {
        hands.Restore(move.Order.Task, move.Order.Peers);
        await Advance(move, MigrationStage.Restored);
        if (Calls)
        {
            _ = Call(move.Order.Id);
        }
    }

    private async Task Call(MigrationId id) => Carry(id, await Grains.GetGrain<ITaskGrain>(id.Task.Key).Restored(name, Seen(id)));

    private void Carry(MigrationId id, Verdict verdict)
    {
        if (!_moves.TryGetValue(id, out var move))
        {
            _moves[id] = new FakeMove(null!, false, MigrationStage.Done);
            return;
        }

        switch (move.Stage == MigrationStage.Done ? EndDuty.Keep : EndDuties.Of(move.IsSource, verdict))
        {
            case EndDuty.Run when hands.Has(id.Task):
                hands.Still(id.Task, false);
                break;
            case EndDuty.Delete when !move.IsSource || move.Stage == MigrationStage.Frozen:
                hands.Drop(id.Task);
                break;
            case EndDuty.Keep:
                return;
        }

        _moves[id] = move with { Stage = MigrationStage.Done };
    }

    private bool IsHeld(string step)
    {
        if (!_held.TryGetValue(step, out var reached))
        {
            return false;
        }

        reached.TrySetResult();
        return true;
    }

    private MigrationObservation Seen(MigrationId id) => _moves.TryGetValue(id, out var move)
        ? Some.Seen(move.Stage, id, Failures.Values.FirstOrDefault()) with
        {
            Overlay = $"10.1.0.{name.Value[1..]}",
            Rounds = [.. Enumerable.Repeat(new MigrationRound(Some.MiB, 256, TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(1)), move.Rounds)],
            Phases = move is { IsSource: true, Stage: MigrationStage.Frozen or MigrationStage.Done } ? ImmutableSortedDictionary<string, double>.Empty.Add("dump", 40) : ImmutableSortedDictionary<string, double>.Empty,
            Bytes = move.Rounds * Some.MiB,
        }
        : Some.Seen(MigrationStage.Nothing, id);

    private sealed record FakeMove(MigrationOrder Order, bool IsSource, MigrationStage Stage, int Rounds = 0);
}

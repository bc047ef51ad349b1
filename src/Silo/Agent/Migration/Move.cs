using System.Collections.Immutable;
using Fog.Agent.Freezing;
using Fog.Migration;

namespace Fog.Agent.Migration;

/// <summary>This node's end of one move, as it goes on.</summary>
internal sealed class Move(MigrationOrder order, MoveSide side)
{
    private readonly Lock _change = new();
    private readonly CancellationTokenSource _stop = new();
    private Task _work = Task.CompletedTask;
    private Task? _conclusion;

    private MigrationObservation _seen = new(
        order.Id, MigrationStage.Preparing, "ordered", null, null, [], ImmutableSortedDictionary<string, double>.Empty, 0, null, null);

    /// <summary>What was ordered.</summary>
    public MigrationOrder Order => order;

    /// <summary>Which end it is.</summary>
    public MoveSide Side => side;

    /// <summary>What was seen last.</summary>
    public MigrationObservation Seen => Volatile.Read(ref _seen);

    /// <summary>The copy at this end, once it can be stopped; null before, and after a restart of the node.</summary>
    public StandStill? Still { get; set; }

    /// <summary>Raised at each change of stage and after each round, on whichever thread made it.</summary>
    public event Action<MigrationObservation>? Changed;

    /// <summary>Stores what was seen.</summary>
    public void Saw(Func<MigrationObservation, MigrationObservation> seen)
    {
        MigrationObservation before, after;
        lock (_change)
        {
            (before, after) = (_seen, seen(_seen));
            Volatile.Write(ref _seen, after);
        }

        if (after.Stage != before.Stage || after.Rounds.Length != before.Rounds.Length)
        {
            Changed?.Invoke(after);
        }
    }

    /// <summary>Says what goes on.</summary>
    public void Say(string step) => Saw(seen => seen with { Step = step });

    /// <summary>Whether another round of memory is worth its while; when it isn't, why is said.</summary>
    public bool NeedsRound()
    {
        var end = RoundRule.End(order.Rules, [.. Seen.Rounds.Select(round => round.Bytes)]);
        Saw(seen => seen with { RoundsEnded = end });
        return end is null;
    }

    /// <summary>Says how long a part of the freeze took.</summary>
    public void Took(string phase, TimeSpan time) => Saw(seen => seen with { Phases = seen.Phases.SetItem(phase, time.TotalMilliseconds) });

    /// <summary>Begins this end's work.</summary>
    /// <remarks>On the thread pool: a grain that began it must not do the work.</remarks>
    public void Begin(Func<CancellationToken, Task> work) => _work = Task.Run(() => work(_stop.Token));

    /// <summary>Ends this end's work, waits until it has ended, and carries the verdict out; a second call changes nothing.</summary>
    public void Conclude(Func<Task> carryOut)
    {
        lock (_change)
        {
            if (_conclusion is null or { IsCompleted: true } && _seen.Stage != MigrationStage.Done)
            {
                _conclusion = Task.Run(() => Finish(carryOut));
            }
        }
    }

    private async Task Finish(Func<Task> carryOut)
    {
        await _stop.CancelAsync();
        await _work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // whatever became of it, the verdict is carried out
        await carryOut();
    }
}

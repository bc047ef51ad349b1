using System.Collections.Immutable;
using Fog.Checkpoints;
using Fog.Tasks;
using Fog.Tests.Examples;

namespace Fog.Tests.Checkpoints;

/// <summary>A protected task on n1 and what is seen of it, for tests that care about one thing of them.</summary>
internal static class AProtected
{
    public static readonly TaskId Id = new(new ServiceName("hello"), "web");

    public static readonly NodeName N1 = new("n1"), N2 = new("n2"), N3 = new("n3"), N4 = new("n4");

    public static readonly Protection Rule = new(TimeSpan.FromSeconds(30), 2);

    public static TaskOrder Order(Protection? protect) => new(
        Id, Some.Task(migratable: true) with { Protect = protect }, "rev", "100.64.0.1", "fog-hello", Some.Ticket(), null, N1);

    /// <summary>It runs on n1; the last checkpoint was asked for at the beginning.</summary>
    public static TaskState Task(params Checkpoint[] kept) => new()
    {
        Node = N1, Order = Order(Rule), Phase = TaskPhase.Running, Since = Some.At(0), Last = Seen(TaskPhase.Running),
        Checkpoints = CheckpointState.None with { Kept = [.. kept], Last = kept.Length > 0 ? kept[0].Number : 0, Tried = Some.At(0) },
    };

    public static TaskObservation Seen(TaskPhase phase, string step = "told", CheckpointTaken? taken = null, string? error = null, long sequence = 1) =>
        new(Id, phase, step, "rev", "10.1.0.1", null, null, error, sequence, Some.At(0), null, taken);

    public static Checkpoint Kept(long number, params NodeName[] keepers) =>
        new(number, Some.At((int)number), "rev", Blob(number), [1], TimeSpan.FromMilliseconds(80), [.. keepers]);

    public static Blob Blob(long number) => new(number.ToString("x64", System.Globalization.CultureInfo.InvariantCulture), 4096);

    public static CheckpointTaking Taking(long number, int since = 0) => new(number, Some.At(since), N1, "rev", [1]);

    /// <summary>All of n1 to n4 are there, or those that are named.</summary>
    public static CheckpointSight Sight(int? gone = null, params NodeName[] alive) => new(
        alive.Length > 0 ? [.. alive] : [N1, N2, N3, N4], gone is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        ImmutableSortedDictionary<NodeName, KeepingObservation>.Empty);

    public static CheckpointSight With(this CheckpointSight sight, NodeName node, KeepingStage stage, string? error = null) =>
        sight with { Keeping = sight.Keeping.Add(node, new KeepingObservation(stage, error)) };

    public static CheckpointStep Next(this TaskState task, CheckpointSight sight, int now = 1) => CheckpointDecision.Next(task, sight, Some.At(now));
}

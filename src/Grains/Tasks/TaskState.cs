using System.Collections.Immutable;
using Fog.Checkpoints;
using Fog.Migration;

namespace Fog.Tasks;

/// <summary>What is known of a task.</summary>
[GenerateSerializer, Immutable, Alias("fog.TaskState")]
public sealed record TaskState
{
    /// <summary>The host it is assigned to; null when it has none.</summary>
    [Id(0)]
    public NodeName? Node { get; init; }

    /// <summary>What the host was told.</summary>
    [Id(1)]
    public TaskOrder? Order { get; init; }

    /// <summary>What the host said last.</summary>
    [Id(2)]
    public TaskObservation? Last { get; init; }

    /// <summary>Where it is in its life.</summary>
    [Id(3)]
    public TaskPhase Phase { get; init; } = TaskPhase.Planned;

    /// <summary>When that began.</summary>
    [Id(4)]
    public DateTimeOffset Since { get; init; }

    /// <summary>Hosts that were given up while the task's volumes were to go too: they are told when they are back.</summary>
    [Id(5)]
    public ImmutableArray<NodeName> Owing { get; init; } = [];

    /// <summary>Its last move, the one that goes on included; null before the first.</summary>
    [Id(6)]
    public MigrationState? Move { get; init; }

    /// <summary>Number of its last move.</summary>
    [Id(7)]
    public long Moves { get; init; }

    /// <summary>Number of its last move that was committed; 0: it is where it was started.</summary>
    [Id(8)]
    public long Moved { get; init; }

    /// <summary>Verdicts that an end still has to carry out.</summary>
    [Id(9)]
    public ImmutableArray<Debt> Debts { get; init; } = [];

    /// <summary>Hosts of peers that weren't told yet where it is now.</summary>
    [Id(10)]
    public ImmutableArray<NodeName> Unrouted { get; init; } = [];

    /// <summary>What is known of its checkpoints.</summary>
    [Id(11)]
    public CheckpointState Checkpoints { get; init; } = CheckpointState.None;

    /// <summary>Where its published port leads now; null when it has none, or is nowhere.</summary>
    public PortPlace? Place => this is { Node: { } node, Order: { PublishedPort: not null, Spec.Port: { } port } order }
        ? new PortPlace(node, order.Address, port, Last?.Overlay, order.Network, order.Swarm)
        : null;

    /// <summary>The state after news from the host: the same one when the news is old, of another order, or against the life cycle.</summary>
    public TaskState After(TaskObservation seen)
    {
        ArgumentNullException.ThrowIfNull(seen);
        var old = Last is not null && seen.Sequence <= Last.Sequence;
        var foreign = (seen.Revision is not null && seen.Revision != Order?.Revision) || seen.Returned < (Checkpoints.Return?.Id ?? 0);
        var phase = seen switch
        {
            { Phase: TaskPhase.Running } when Move is { IsOver: false } => TaskPhase.Migrating,
            { IsLost: true } when IsCovered => TaskPhase.Suspended, // its memory is with others
            _ => seen.Phase,
        };
        return old || foreign || !TaskLife.Allows(Phase, phase)
            ? this
            : this with { Last = seen, Phase = phase, Since = phase == Phase ? Since : seen.At };
    }

    /// <summary>Whether it comes back from a checkpoint when its host is lost.</summary>
    private bool IsCovered => Checkpoints.Return is not null
        || (Order?.Spec.Protect is not null && Checkpoints.Kept.Any(kept => kept.Revision == Order.Revision && !kept.Keepers.IsEmpty));

    /// <summary>What is told about it.</summary>
    /// <param name="task">The task.</param>
    /// <param name="obstacle">Why the host can't be asked; null when it can.</param>
    public TaskStatus Status(TaskId task, string? obstacle) => new(
        task,
        Node,
        Phase,
        Last?.Step ?? "",
        Last?.Revision,
        Order?.Address,
        Last?.Overlay,
        Order?.PublishedPort,
        Last?.Pid,
        Last?.ExitCode,
        obstacle ?? Last?.Error,
        obstacle is null,
        Since,
        Order?.Swarm.Swarm,
        Moved,
        Last?.Limits,
        Order?.Spec.Protect,
        Checkpoints.Status(),
        Checkpoints.Return is not null || Last is { IsLost: true } && Phase == TaskPhase.Suspended);
}

using Orleans.Concurrency;

namespace Fog;

/// <summary>One task of a service through its life; the key is <see cref="TaskId.Key"/>.</summary>
[Alias("fog.ITaskGrain")]
public interface ITaskGrain : IGrainWithStringKey
{
    /// <summary>When this returns, the assignment is stored and the host's agent has the order in hand.</summary>
    [Alias("Prepare")]
    Task<TaskStatus> Prepare(NodeName node, TaskOrder order, CancellationToken ct = default);

    /// <summary>When this returns, the host's agent knows the peers and is starting the process, unless it runs already.</summary>
    [Alias("Start")]
    Task<TaskStatus> Start(PeerTable peers, CancellationToken ct = default);

    /// <summary>When this returns, the task may use <paramref name="limits"/> and no more, and its host has set as much aside; its process goes on.</summary>
    /// <exception cref="FogException">The host refuses, or the task has no process: nothing changed.</exception>
    [Alias("Limit")]
    Task<TaskStatus> Limit(Resources limits, CancellationToken ct = default);

    /// <summary>
    /// When this returns, the host's agent is putting the task to rest: <see cref="TaskPhase.Suspended"/> says that it does, with what is set aside for
    /// it given back. Running with an error: it couldn't be, and runs on. One that rests already isn't touched.
    /// </summary>
    /// <exception cref="FogException">It doesn't run, or is being moved: nothing changed.</exception>
    [Alias("Suspend")]
    Task<TaskStatus> Suspend(CancellationToken ct = default);

    /// <summary>
    /// When this returns, room is promised and the host's agent is bringing the task back as it was: <see cref="TaskPhase.Running"/> says that it is.
    /// Suspended with an error: it couldn't be, and rests on. One that runs isn't touched; one whose host is gone comes back elsewhere from its last
    /// checkpoint.
    /// </summary>
    /// <exception cref="FogException">It doesn't rest, or its host has no room: nothing changed.</exception>
    [Alias("Resume")]
    Task<TaskStatus> Resume(CancellationToken ct = default);

    /// <summary>
    /// When this returns, a checkpoint of the task is being taken, or the one that was being taken already: <see cref="CheckpointStatus.Going"/> has its
    /// number until a host keeps it or it came to nothing. The task runs on.
    /// </summary>
    /// <exception cref="FogException">It doesn't run, is being moved, or no other host is there: nothing was disturbed.</exception>
    [Alias("Checkpoint")]
    Task<TaskStatus> Checkpoint(CancellationToken ct = default);

    /// <summary>When this returns, the task is kept from the loss of its host in this way and no other; null: not at all, and its checkpoints go. Its process goes on.</summary>
    [Alias("Protect")]
    Task<TaskStatus> Protect(Protection? protection, CancellationToken ct = default);

    /// <summary>Returns whether a host still has to keep a checkpoint of the task. Asked now and then it wakes the grain, whose silo may have been the task's host.</summary>
    [AlwaysInterleave, Alias("Keeps")]
    Task<bool> Keeps(NodeName keeper, long number, CancellationToken ct = default);

    /// <summary>
    /// When <see cref="TaskStatus.Phase"/> says <see cref="TaskPhase.Stopped"/>, nothing of the task is left on its host. A host that
    /// is unavailable is given up: when it comes back, its first <see cref="Report"/> tells it to clear the task away.
    /// </summary>
    [Alias("Remove")]
    Task<TaskStatus> Remove(bool volumes, CancellationToken ct = default);

    /// <summary>Takes what the agent of a node saw; older news than what is known is dropped.</summary>
    /// <returns>Whether the task belongs to that node; when not, what the node must clear away.</returns>
    [Alias("Report")]
    Task<Belonging> Report(NodeName node, TaskObservation observation, CancellationToken ct = default);

    /// <summary>Returns what is known, asking the host first when the task is on its way from one phase to the next.</summary>
    [AlwaysInterleave, Alias("Status")]
    Task<TaskStatus> Status(CancellationToken ct = default);

    /// <summary>Returns what a move would be like. Both hosts look, nothing is disturbed.</summary>
    [AlwaysInterleave, ResponseTimeout("00:00:30"), Alias("Forecast")]
    Task<MigrationForecast> Forecast(MigrationRequest request, CancellationToken ct = default);

    /// <summary>When this returns, the move is stored and being carried out: follow it by <see cref="Migration"/>. Asked again while it goes on it returns the same one.</summary>
    /// <param name="request">Names the destination.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <exception cref="FogException">It can't be moved there; the sentence says why. Nothing was disturbed.</exception>
    [ResponseTimeout("00:00:30"), Alias("Migrate")]
    Task<MigrationStatus> Migrate(MigrationRequest request, CancellationToken ct = default);

    /// <summary>Returns the task's last move, the one that goes on included; null when it never moved.</summary>
    [AlwaysInterleave, Alias("Migration")]
    Task<MigrationStatus?> Migration(CancellationToken ct = default);

    /// <summary>
    /// The destination says that the task is restored and stopped. The answer is the verdict, stored before it is told: the destination
    /// carries it out at once. <see cref="Verdict.Open"/>: not yet, ask again.
    /// </summary>
    [AlwaysInterleave, Alias("Restored")]
    Task<Verdict> Restored(NodeName node, MigrationObservation seen, CancellationToken ct = default);

    /// <summary>Returns the verdict on a move once it is stored, for ends that wait for it; <see cref="Verdict.Open"/> until then.</summary>
    [AlwaysInterleave, Alias("VerdictOf")]
    Task<Verdict> VerdictOf(MigrationId id, CancellationToken ct = default);

    /// <summary>Takes what an end of a move sees, at each change of its stage and after each round; a lost one is asked for.</summary>
    [OneWay, AlwaysInterleave, Alias("Moving")]
    Task Moving(NodeName node, MigrationObservation seen);
}

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
}

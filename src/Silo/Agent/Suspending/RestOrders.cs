using Fog.Agent.Tasks;

namespace Fog.Agent.Suspending;

/// <summary>Orders to the keeper of a task that put it to rest and bring it back; each may be given twice.</summary>
internal static class RestOrders
{
    /// <summary>The task is to rest: its memory on disk, no process.</summary>
    /// <exception cref="FogException">It doesn't run.</exception>
    public static TaskObservation Suspend(this TaskKeeper keeper) => keeper.Order(record => record switch
    {
        { Wanted: Wanted.Suspended } => null,
        { Wanted: Wanted.Running, Phase: TaskPhase.Running, Move: null } =>
            record with { Wanted = Wanted.Suspended, Rest = record.Sequence, Step = "being suspended", Error = null },
        _ => throw new FogException($"Task {keeper.Task} can't be suspended now: {TaskRecord.Now(record)}."),
    });

    /// <summary>The task is to run again, as it was.</summary>
    /// <exception cref="FogException">It doesn't rest.</exception>
    public static TaskObservation Resume(this TaskKeeper keeper, TaskOrder order, PeerTable peers) => keeper.Order(record => record switch
    {
        { Wanted: Wanted.Running, Phase: TaskPhase.Running or TaskPhase.Suspended } => null,
        { Wanted: Wanted.Suspended, Phase: TaskPhase.Suspended } when record.Order.Revision == order.Revision =>
            record with { Wanted = Wanted.Running, Order = order, Peers = peers.Peers, Step = "being resumed", Error = null },
        _ => throw new FogException($"Task {keeper.Task} can't be resumed now: {TaskRecord.Now(record)}."),
    });
}

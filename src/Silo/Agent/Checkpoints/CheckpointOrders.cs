using Fog.Agent.Tasks;

namespace Fog.Agent.Checkpoints;

/// <summary>Orders to the keeper of a task that concern its checkpoints; each may be given twice.</summary>
internal static class CheckpointOrders
{
    /// <summary>A checkpoint is to be taken; the task runs on.</summary>
    /// <exception cref="FogException">It doesn't run, or is being moved.</exception>
    public static TaskObservation Take(this TaskKeeper keeper, CheckpointOrder order) => keeper.Order(record => record switch
    {
        { Taken: { } taken } when taken.Number >= order.Number => null,
        { Taking: { } taking } when taking.Order.Number == order.Number => null,
        { Wanted: Wanted.Running, Phase: TaskPhase.Running, Move: null, Taking: null } => record with { Taking = new TakingRecord(order) },
        { Taking: { } other } => throw new FogException($"Checkpoint {other.Order.Number} of {keeper.Task} is being taken already."),
        _ => throw new FogException($"No checkpoint of {keeper.Task} can be taken now: {TaskRecord.Now(record)}."),
    });

    /// <summary>The task is to come back from a checkpoint, in place of whatever is here of it.</summary>
    public static TaskObservation Return(this TaskKeeper keeper, TaskOrder order, PeerTable peers, ReturnOrder from, DateTimeOffset now) => keeper.Order(record =>
        record is { Wanted: not Wanted.Gone } && record.Returned >= from.Id
            ? null
            : TaskRecord.Of(order, now) with
            {
                Phase = TaskPhase.Suspended, Wanted = Wanted.Running, Step = "coming back", Peers = peers.Peers, Rest = from.Number, Return = from, Returned = from.Id,
            });
}

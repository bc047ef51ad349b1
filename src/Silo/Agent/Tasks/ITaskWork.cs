namespace Fog.Agent.Tasks;

/// <summary>What can be done to a host for a task.</summary>
internal interface ITaskWork
{
    /// <summary>Does what the record says is wanted and not there; a failure is left in the keeper's record.</summary>
    Task Do(TaskKeeper keeper, TaskRecord record, CancellationToken ct);
}

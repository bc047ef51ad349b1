namespace Fog.Client;

/// <summary>Checkpoints of running tasks on other hosts. Errors as at <see cref="FogClient"/>; what was begun goes on whatever becomes of the client.</summary>
public sealed class TaskCheckpoints
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly IClusterClient _cluster;
    private readonly TimeProvider _time;

    internal TaskCheckpoints(IClusterClient cluster, TimeProvider time) => (_cluster, _time) = (cluster, time);

    /// <summary>When this returns, a checkpoint that is no older than this call, or was being taken at its time, is whole on another host. The task runs on.</summary>
    /// <returns>The checkpoint.</returns>
    /// <exception cref="FogException">None could be taken or kept; the sentence says why.</exception>
    public async Task<CheckpointSummary> Take(TaskId task, CancellationToken ct = default)
    {
        var (operation, grain) = ($"Taking a checkpoint of {task}", _cluster.GetGrain<ITaskGrain>(task.Key));
        var status = await Ask.For(operation, () => grain.Checkpoint(ct), ct);
        var number = status.Checkpoint?.Going ?? throw new FogException($"{operation}: nothing was begun. Try again.");
        while (true)
        {
            switch (status.Checkpoint)
            {
                case { Last: { } last } when last.Number >= number:
                    return last;
                case { Going: { } going } when going >= number:
                    break;
                case { Error: { } error }:
                    throw new FogException($"No checkpoint of {task} was taken: {error}.");
                default:
                    throw new FogException($"Task {task} was replaced or removed meanwhile: 'fog events {task.Service}' says what happened.");
            }

            await Task.Delay(Pause, _time, ct);
            status = await Ask.For(operation, () => grain.Status(ct), ct);
        }
    }
}

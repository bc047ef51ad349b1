namespace Fog.Client;

/// <summary>Puts tasks to rest on their hosts and brings them back. Errors as at <see cref="FogClient"/>; what was begun goes on whatever becomes of the client.</summary>
public sealed class TaskRests
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>How long a host may give no answer: a restart of its node takes seconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly IClusterClient _cluster;
    private readonly TimeProvider _time;

    internal TaskRests(IClusterClient cluster, TimeProvider time) => (_cluster, _time) = (cluster, time);

    /// <summary>When this returns, the task rests: its memory is on its host's disk, its cores and memory are free for others.</summary>
    /// <exception cref="FogException">It couldn't be suspended, and runs on, or its host is away; the sentence says which.</exception>
    public Task<TaskStatus> Suspend(TaskId task, CancellationToken ct = default) =>
        Follow(task, $"Suspending {task}", grain => grain.Suspend(ct), TaskPhase.Suspended, TaskPhase.Running, ct);

    /// <summary>
    /// When this returns, the task runs again as it was, with its memory, files and addresses; one whose host is lost as it was at its last checkpoint, on another.
    /// </summary>
    /// <exception cref="FogException">It couldn't be resumed, and rests on, or its host is away; the sentence says which.</exception>
    public Task<TaskStatus> Resume(TaskId task, CancellationToken ct = default) =>
        Follow(task, $"Resuming {task}", grain => grain.Resume(ct), TaskPhase.Running, TaskPhase.Suspended, ct);

    private async Task<TaskStatus> Follow(TaskId task, string operation, Func<ITaskGrain, Task<TaskStatus>> order, TaskPhase to, TaskPhase from, CancellationToken ct)
    {
        var grain = _cluster.GetGrain<ITaskGrain>(task.Key);
        var status = await Ask.For(operation, () => order(grain), ct);
        var heard = _time.GetTimestamp();
        while (status.Phase != to)
        {
            heard = status.Reachable ? _time.GetTimestamp() : heard;
            if (_time.GetElapsedTime(heard) > Patience)
            {
                throw new FogException($"{operation}: {status.Error} It goes on when {status.Node} is back: 'fog status {task.Service}' shows it then.");
            }

            if (status is { Phase: var phase, Reachable: true, Returns: false, Error: { } error } && phase == from)
            {
                throw new FogException($"Task {task} {error}");
            }

            if (status.Phase != from)
            {
                throw new FogException($"Task {task} is {$"{status.Phase}".ToLowerInvariant()} meanwhile: 'fog events {task.Service}' says what happened.");
            }

            await Task.Delay(Pause, _time, ct);
            status = await Ask.For(operation, () => grain.Status(ct), ct);
        }

        return status;
    }
}

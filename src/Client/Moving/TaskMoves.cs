namespace Fog.Client;

/// <summary>Moves running tasks from host to host. Errors as at <see cref="FogClient"/>; a move goes on whatever becomes of the client that asked for it.</summary>
public sealed class TaskMoves
{
    /// <summary>Between two looks at a move: a progress line a fifth of a second is all that people can read.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly IClusterClient _cluster;
    private readonly TimeProvider _time;

    internal TaskMoves(IClusterClient cluster, TimeProvider time) => (_cluster, _time) = (cluster, time);

    /// <summary>Returns what a move would be like: the method and why, what each would take, or what stands against it. Nothing is disturbed.</summary>
    /// <exception cref="TaskNotFoundException">No such task is known.</exception>
    public Task<MigrationForecast> Forecast(TaskId task, MigrationRequest request, CancellationToken ct = default) =>
        Ask.For($"Asking what a move of {task} would be like", () => Service(task).Forecast(task.Task, request, ct), ct);

    /// <summary>When this returns, the move is stored and being carried out: <see cref="Finish"/> waits for the end. Asked again while it goes on it returns the same one.</summary>
    /// <exception cref="FogException">It can't be moved there; the sentence says why. Nothing was disturbed.</exception>
    public Task<MigrationStatus> Begin(TaskId task, MigrationRequest request, CancellationToken ct = default) =>
        Ask.For($"Moving {task}", () => Service(task).Migrate(task.Task, request, ct), ct);

    /// <summary>Returns the task's last move, the one that goes on included; null when it never moved.</summary>
    public Task<MigrationStatus?> Last(TaskId task, CancellationToken ct = default) =>
        Ask.For($"Asking for the move of {task}", () => _cluster.GetGrain<ITaskGrain>(task.Key).Migration(ct), ct);

    /// <summary>Waits until a move is over.</summary>
    /// <param name="move">Which one.</param>
    /// <param name="progress">Told several times a second how far it is.</param>
    /// <param name="ct">Stops the waiting; the move goes on.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="FogException">The task was removed meanwhile, or has begun another move.</exception>
    public async Task<MigrationReport> Finish(MigrationId move, IProgress<MigrationStatus>? progress = null, CancellationToken ct = default)
    {
        while (true)
        {
            var status = await Last(move.Task, ct);
            if (status?.Id != move)
            {
                throw new FogException($"The move of {move.Task} can't be followed any more: the task was removed, or moves again. 'fog events {move.Task.Service}' says what happened.");
            }

            progress?.Report(status);
            if (status.Report is { } report)
            {
                return report;
            }

            await Task.Delay(Pause, _time, ct);
        }
    }

    private IServiceGrain Service(TaskId task) => _cluster.GetGrain<IServiceGrain>(task.Service.Value);
}

using Fog.Hosting;

namespace Fog.Agent.Checkpoints;

/// <summary>
/// Asks the tasks' grains whether what is kept here still has to be. The answer takes old ones away; the question wakes a grain whose silo was the lost host
/// itself: nothing else is sure to.
/// </summary>
internal sealed partial class CheckpointWatch(
    KeptCheckpoints kept, CheckpointKeeper keeper, IGrainFactory grains, IHostApplicationLifetime life, NodeOptions options, TimeProvider clock, ILogger<CheckpointWatch> log)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await life.Started(stoppingToken);
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await Task.WhenAll(kept.All().Select(copy => Ask(copy, stoppingToken)));
        }
    }

    private async Task Ask(CheckpointCopy copy, CancellationToken ct)
    {
        try
        {
            if (!await grains.GetGrain<ITaskGrain>(copy.Task.Key).Keeps(options.Name, copy.Number, ct).WaitAsync(Interval, ct))
            {
                keeper.Drop(copy);
            }
        }
        catch (Exception e) when (GrainTrouble.Is(e, ct) || e is IOException or UnauthorizedAccessException)
        {
            LogUnasked(copy.Number, copy.Task, e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Whether checkpoint {Number} of {Task} still has to be kept can't be asked now: {Reason}")]
    private partial void LogUnasked(long number, TaskId task, string reason);
}

using System.Threading.Channels;
using Fog.Hosting;

namespace Fog.Agent.Migration;

/// <summary>
/// Tells the tasks' grains what their moves do here, and asks them for verdicts: a copy that stands still does so until one comes, for
/// however long its grain can't be reached.
/// </summary>
internal sealed partial class MoveNews(
    Moves moves, Verdicts verdicts, IGrainFactory grains, IHostApplicationLifetime life, NodeOptions options, TimeProvider clock, ILogger<MoveNews> log)
    : BackgroundService
{
    /// <summary>Between two questions for a verdict.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Channel<MigrationObservation> _seen = Channel.CreateUnbounded<MigrationObservation>();

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        moves.Changed += seen => Hear(seen, stoppingToken);
        await life.Started(stoppingToken);
        await Task.WhenAll(Tell(stoppingToken), AskNowAndThen(stoppingToken));
    }

    /// <summary>
    /// A restored copy stands still until its verdict: that question waits for no other news. It is asked once before, while the task runs, for
    /// nothing but that code which was never run takes its time.
    /// </summary>
    private void Hear(MigrationObservation seen, CancellationToken ct)
    {
        if (seen.Stage is MigrationStage.Restored or MigrationStage.Ready)
        {
            _ = Try(seen.Id, task => AskAtOnce(task, seen, ct), ct);
        }
        else
        {
            _seen.Writer.TryWrite(seen);
        }
    }

    private async Task AskAtOnce(ITaskGrain task, MigrationObservation seen, CancellationToken ct)
    {
        var start = clock.GetTimestamp();
        var verdict = await task.Restored(options.Name, seen, ct);
        moves.Of(seen.Id)?.Took("verdict", clock.GetElapsedTime(start));
        Take(seen.Id, verdict);
    }

    private async Task Tell(CancellationToken ct)
    {
        await foreach (var seen in _seen.Reader.ReadAllAsync(ct))
        {
            await Try(seen.Id, task => task.Moving(options.Name, seen), ct);
        }
    }

    private async Task AskNowAndThen(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(ct))
        {
            foreach (var id in moves.Open)
            {
                await Try(id, async task => Take(id, await task.VerdictOf(id, ct)), ct);
            }
        }
    }

    private void Take(MigrationId id, Verdict verdict)
    {
        if (verdict != Verdict.Open)
        {
            verdicts.Take(id, verdict);
        }
    }

    private async Task Try(MigrationId id, Func<ITaskGrain, Task> call, CancellationToken ct)
    {
        try
        {
            await call(grains.GetGrain<ITaskGrain>(id.Task.Key)).WaitAsync(Patience, ct);
        }
        catch (Exception e) when (GrainTrouble.Is(e, CancellationToken.None))
        {
            LogUnreached(id, e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The task's grain can't be told or asked of move {Move} now: {Reason}")]
    private partial void LogUnreached(MigrationId move, string reason);
}

using Fog.Agent.Docker;
using Fog.Agent.Ports;
using Fog.Agent.Runc;
using Fog.Hosting;

namespace Fog.Agent.Tasks;

/// <summary>Lets keepers work side by side, looks after running processes, and leaves the swarm when nothing needs it.</summary>
internal sealed partial class TaskWorker(TaskKeepers keepers, Entries entries, Swarm swarm, NodeOptions options, TimeProvider clock, ILogger<TaskWorker> log)
    : BackgroundService
{
    /// <summary>How often processes are looked at; conmon's exit files are seen at once, this is for hosts without inotify left.</summary>
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(5);

    /// <summary>How long a host without tasks waits before it sees whether it can leave the swarm.</summary>
    private static readonly TimeSpan IdleBeforeLooking = TimeSpan.FromSeconds(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Directory.CreateDirectory(TaskFiles.ExitsOf(options));
        using var exits = new FileSystemWatcher(TaskFiles.ExitsOf(options));
        exits.Created += (_, _) => LookAtAll();
        exits.Renamed += (_, _) => LookAtAll();
        exits.Changed += (_, _) => LookAtAll();
        exits.EnableRaisingEvents = true;
        LookAtAll();
        var looking = LookNowAndThen(stoppingToken);
        await foreach (var keeper in keepers.Waking.ReadAllAsync(stoppingToken))
        {
            _ = Work(keeper, stoppingToken);
        }

        await looking;
    }

    private async Task Work(TaskKeeper keeper, CancellationToken ct)
    {
        try
        {
            await keeper.Work(ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The node stops; its next start goes on here.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FogException)
        {
            LogTrouble(keeper.Task, e.Message);
        }
    }

    private void LookAtAll()
    {
        foreach (var keeper in keepers.Present)
        {
            try
            {
                if (keeper.Record is { Phase: TaskPhase.Running } running && TaskEnd.Look(running, keeper.Files) != running)
                {
                    keeper.Saw(seen => TaskEnd.Look(seen, keeper.Files));
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                LogTrouble(keeper.Task, e.Message); // a full disk, say: the next look tries again
            }
        }
    }

    private async Task LookNowAndThen(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(LookInterval, clock);
        var idleSince = clock.GetTimestamp();
        while (await timer.WaitForNextTickAsync(ct))
        {
            LookAtAll();
            if (keepers.Present.Any() || entries.Any)
            {
                idleSince = clock.GetTimestamp();
            }
            else if (clock.GetElapsedTime(idleSince) is var idle && idle > IdleBeforeLooking && await Leave(idle, ct))
            {
                idleSince = clock.GetTimestamp();
            }
        }
    }

    private async Task<bool> Leave(TimeSpan idle, CancellationToken ct)
    {
        try
        {
            return await swarm.LeaveWhenIdle(idle, ct);
        }
        catch (Exception e) when (Engines.IsTrouble(e))
        {
            return false; // no engine, or it is busy: the next tick looks again
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Task {Task}: {Reason}")]
    private partial void LogTrouble(TaskId task, string reason);
}

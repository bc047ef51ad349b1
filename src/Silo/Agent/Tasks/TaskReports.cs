using System.Threading.Channels;
using Fog.Hosting;
using Orleans.Runtime;

namespace Fog.Agent.Tasks;

/// <summary>
/// Tells the tasks' grains what the agent sees. A report that can't be delivered is dropped: the grain asks by itself when it needs to
/// know. A task that isn't this node's any more is cleared away.
/// </summary>
internal sealed partial class TaskReports(
    TaskKeepers keepers, IGrainFactory grains, IHostApplicationLifetime life, NodeOptions options, TimeProvider clock, ILogger<TaskReports> log)
    : BackgroundService
{
    /// <summary>How often all tasks are told of again: a lost report must not leave a task here for ever that isn't this node's any more.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Channel<TaskObservation> _seen = Channel.CreateBounded<TaskObservation>(
        new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        keepers.Changed += seen => _seen.Writer.TryWrite(seen);
        await life.Started(stoppingToken);
        foreach (var keeper in keepers.Present)
        {
            LogAdopted(keeper.Task, keeper.Observe().Phase);
        }

        await using var timer = clock.CreateTimer(_ => TellAll(), null, TimeSpan.Zero, Again);
        await foreach (var seen in _seen.Reader.ReadAllAsync(stoppingToken))
        {
            await Deliver(seen, stoppingToken);
        }
    }

    private void TellAll()
    {
        foreach (var keeper in keepers.Present)
        {
            _seen.Writer.TryWrite(keeper.Observe());
        }
    }

    private async Task Deliver(TaskObservation seen, CancellationToken ct)
    {
        if (keepers.Of(seen.Task).Record?.Move is { IsArriving: true })
        {
            return; // it isn't ours yet
        }

        try
        {
            var belonging = await grains.GetGrain<ITaskGrain>(seen.Task.Key).Report(options.Name, seen, ct).WaitAsync(Patience, ct);
            if (belonging is Belonging.Elsewhere or Belonging.Removed && keepers.Of(seen.Task) is { Record: not null } stray)
            {
                LogNotMine(seen.Task);
                stray.Remove(volumes: belonging == Belonging.Removed);
                await grains.GetGrain<INodeGrain>(options.Name.Value).Release(seen.Task, ct);
            }
        }
        catch (Exception e) when (GrainTrouble.Is(e, ct))
        {
            LogUndelivered(seen.Task, e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Task {Task} was here before this start of the node and is {Phase}.")]
    private partial void LogAdopted(TaskId task, TaskPhase phase);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Task {Task} isn't this node's any more and is cleared away.")]
    private partial void LogNotMine(TaskId task);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A report on task {Task} got lost, its grain will ask: {Reason}")]
    private partial void LogUndelivered(TaskId task, string reason);
}

using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Fog.Nodes.Draining;

/// <summary>
/// Empties a node: moves its tasks away while they run. Nothing but that the node is drained is stored: what is there and what moves is
/// asked, so a node that was killed goes on.
/// </summary>
internal sealed partial class Drain(NodeName node, IGrainFactory grains, Func<IEnumerable<TaskId>> reserved, TimeProvider clock, ILogger log)
{
    /// <summary>How long a task that was refused waits before it is tried again.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(30);

    private readonly HashSet<TaskId> _moving = [];
    private readonly Dictionary<TaskId, (string Reason, long At)> _refused = [];
    private readonly Dictionary<ServiceName, ImmutableArray<string>> _orders = [];
    private bool _looking;

    /// <summary>What is left.</summary>
    public ImmutableArray<DrainedTask> Tasks => [.. reserved()
        .OrderBy(task => task.ToString(), StringComparer.Ordinal)
        .Select(task => new DrainedTask(task, _moving.Contains(task), _moving.Contains(task) ? null : Refusal(task)))];

    /// <summary>One beat: begins as many moves as there is room for; waits for none.</summary>
    public async Task Go()
    {
        if (_looking)
        {
            return;
        }

        _looking = true;
        try
        {
            var present = new List<(TaskId Task, int Rank)>();
            foreach (var task in reserved().ToArray())
            {
                present.Add((task, (await Order(task.Service)).IndexOf(task.Task)));
            }

            var waits = _refused.Where(refused => clock.GetElapsedTime(refused.Value.At) < Again).Select(refused => refused.Key).ToHashSet();
            TaskId[] ordered = [.. present.OrderBy(each => each.Rank).ThenBy(each => each.Task.ToString(), StringComparer.Ordinal).Select(each => each.Task)];
            foreach (var task in DrainTurn.Next(ordered, _moving, waits))
            {
                _moving.Add(task);
                Move(task).Ignore();
            }
        }
        finally
        {
            _looking = false;
        }
    }

    private async Task Move(TaskId task)
    {
        try
        {
            var begun = await grains.GetGrain<IServiceGrain>(task.Service.Value).Migrate(task.Task, new MigrationRequest(null, null));
            var report = await Over(begun.Id);
            _refused.Remove(task);
            if (report is { Verdict: Verdict.Abort })
            {
                Refuse(task, report.Error ?? "the move was given up");
            }
        }
        catch (Exception e) when (e is FogException or OrleansException or TimeoutException)
        {
            Refuse(task, e.Message);
        }
        finally
        {
            _moving.Remove(task);
        }
    }

    private async Task<MigrationReport?> Over(MigrationId move)
    {
        while (await grains.GetGrain<ITaskGrain>(move.Task.Key).Migration() is { } status && status.Id == move)
        {
            if (status.Report is { } report)
            {
                return report;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(500), clock);
        }

        return null; // it was removed meanwhile
    }

    private async Task<ImmutableArray<string>> Order(ServiceName service)
    {
        if (!_orders.TryGetValue(service, out var order))
        {
            order = _orders[service] = await grains.GetGrain<IServiceGrain>(service.Value).CalledFirst();
        }

        return order;
    }

    private void Refuse(TaskId task, string reason)
    {
        LogStays(task, node, reason);
        _refused[task] = (reason, clock.GetTimestamp());
    }

    private string? Refusal(TaskId task) => _refused.TryGetValue(task, out var refused) ? refused.Reason : null;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Task {Task} stays on the drained node {Node} for now: {Reason}")]
    private partial void LogStays(TaskId task, NodeName node, string reason);
}

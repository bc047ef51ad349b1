using Fog.Nodes;
using Microsoft.Extensions.Logging;

namespace Fog.Tasks;

/// <summary>Takes a task from its host. One that is away is given up, and told when it is back.</summary>
internal static partial class Removing
{
    /// <returns>Whether nothing of the task is left but who still has to hear of its end.</returns>
    /// <inheritdoc cref="ITaskGrain.Remove"/>
    public static async Task<bool> Take(TaskId task, NodeName node, bool volumes, TaskJournal journal, TaskNews news, IGrainFactory grains, ILogger log, CancellationToken ct)
    {
        var owing = journal.Now.Owing.Remove(node);
        try
        {
            var seen = await grains.Ask(node, grain => grain.Remove(task, volumes, ct));
            if (seen is not { Phase: TaskPhase.Stopped, Revision: null })
            {
                await news.Take(seen);
                return false;
            }

            LogGone(log, task, node);
        }
        catch (NodeUnavailableException e)
        {
            LogGivenUp(log, task, node, e.Message);
            owing = volumes ? owing.Add(node) : owing;
        }

        await news.Clear(owing);
        return true;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Task {Task} is gone from {Node}.")]
    private static partial void LogGone(ILogger log, TaskId task, NodeName node);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Task {Task} is given up on {Node}; it is cleared away there when the node is back: {Reason}")]
    private static partial void LogGivenUp(ILogger log, TaskId task, NodeName node, string reason);
}

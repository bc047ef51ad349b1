using Fog.Checkpoints;
using Fog.Nodes;

namespace Fog.Tasks;

/// <summary>Hands a task to its host.</summary>
internal static class Preparation
{
    /// <inheritdoc cref="ITaskGrain.Prepare"/>
    public static async Task Begin(
        TaskId task, NodeName node, TaskOrder order, TaskJournal journal, TaskNews news, IGrainFactory grains, DateTimeOffset at, CancellationToken ct)
    {
        var now = journal.Now;
        if (now.Node is { } other && other != node)
        {
            throw new FogException($"Task {task} is still on node {other}: remove it there before it is prepared on {node}.");
        }

        if (now.Phase == TaskPhase.Migrating || (now is { Phase: TaskPhase.Running or TaskPhase.Suspended, Order: { } current } && current.Revision == order.Revision && now.Last is not { IsLost: true }))
        {
            return; // one that is on its way to another host is ordered anew when it has arrived
        }

        await news.Store(now.Anew(node, order, at));
        await news.Take(await grains.Ask(node, grain => grain.Prepare(order, ct)));
    }
}

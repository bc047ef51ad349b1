using Fog.Nodes;

namespace Fog.Tasks;

/// <summary>Changes what a task may use while it runs.</summary>
internal static class Limiting
{
    /// <inheritdoc cref="ITaskGrain.Limit"/>
    public static async Task<TaskStatus> Set(TaskId task, TaskJournal journal, TaskNews news, IGrainFactory grains, Resources limits, CancellationToken ct)
    {
        var node = journal.Now.Node ?? throw new TaskNotFoundException(task);
        if (journal.Now is { Phase: TaskPhase.Migrating } or { Move.IsOver: false })
        {
            throw new FogException($"Task {task} is being moved: try again when it has arrived.");
        }

        if (journal.Now is not { Phase: TaskPhase.Preparing or TaskPhase.Prepared or TaskPhase.Running, Order: { } order })
        {
            throw new FogException($"Task {task} isn't running on {node}, so that there is nothing to limit: change the file and deploy it.");
        }

        if (await grains.Ask(node, grain => grain.Limit(task, limits, ct)) is { } refusal)
        {
            throw new FogException($"The limits of {task} stay as they are: {refusal}.");
        }

        await news.Store(journal.Now with { Order = order with { Spec = order.Spec with { Resources = limits } } });
        await news.Take(await grains.Ask(node, grain => grain.Observe(task, ct)));
        return journal.Now.Status(task, null);
    }
}

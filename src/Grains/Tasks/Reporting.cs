using Fog.Migration.Running;

namespace Fog.Tasks;

/// <summary>Takes what a host reports of a task, and says whether the task is that host's.</summary>
internal static class Reporting
{
    /// <inheritdoc cref="ITaskGrain.Report"/>
    public static async Task<Belonging> Take(NodeName node, TaskObservation seen, TaskJournal journal, TaskNews news)
    {
        if (journal.Now.Node == node)
        {
            await news.Take(seen);
            news.Rest();
            return Belonging.Here;
        }

        if (journal.Now.IsMoving(node))
        {
            return Belonging.Moving;
        }

        if (!journal.Now.Owing.Contains(node))
        {
            return Belonging.Elsewhere;
        }

        if (seen is { Phase: TaskPhase.Stopped, Revision: null })
        {
            await news.Store(journal.Now with { Owing = journal.Now.Owing.Remove(node) });
        }

        return Belonging.Removed;
    }
}

namespace Fog.Metrics;

/// <summary>How many tasks the node has in hand; asked at each scrape, so the answer must be at hand.</summary>
public interface ITaskCounts
{
    /// <summary>Number of tasks in each phase; phases without a task may be missing.</summary>
    IReadOnlyDictionary<TaskPhase, int> ByPhase();
}

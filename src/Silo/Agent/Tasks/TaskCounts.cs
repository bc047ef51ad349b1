using Fog.Metrics;

namespace Fog.Agent.Tasks;

/// <summary>Tasks on this host by phase, for the metrics.</summary>
internal sealed class TaskCounts(TaskKeepers keepers) : ITaskCounts
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<TaskPhase, int> ByPhase() => keepers.Present.CountBy(keeper => keeper.Observe().Phase).ToDictionary();
}

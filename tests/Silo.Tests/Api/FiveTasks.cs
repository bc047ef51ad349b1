using Fog.Metrics;

namespace Fog.Tests.Api;

internal sealed class FiveTasks : ITaskCounts
{
    public IReadOnlyDictionary<TaskPhase, int> ByPhase() => new Dictionary<TaskPhase, int> { [TaskPhase.Running] = 3, [TaskPhase.Preparing] = 2 };
}

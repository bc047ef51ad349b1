using System.Collections.Immutable;

namespace Fog.Metrics;

/// <summary>A node without an agent has no tasks.</summary>
public sealed class NoTasks : ITaskCounts
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<TaskPhase, int> ByPhase() => ImmutableDictionary<TaskPhase, int>.Empty;
}

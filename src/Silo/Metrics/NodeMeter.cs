using System.Diagnostics.Metrics;
using System.Reflection;
using Fog.Hosting;

namespace Fog.Metrics;

/// <summary>The node's own numbers: <c>fog_tasks</c> by phase, and <c>fog_node_info</c>, always 1, whose labels say who this is.</summary>
public sealed class NodeMeter
{
    /// <summary>Name of the meter.</summary>
    public const string Name = "Fog";

    private readonly NodeOptions _options;
    private readonly ITaskCounts _tasks;

    public NodeMeter(IMeterFactory meters, NodeOptions options, ITaskCounts tasks)
    {
        ArgumentNullException.ThrowIfNull(meters);
        (_options, _tasks) = (options, tasks);
        var meter = meters.Create(Name);
        meter.CreateObservableGauge("fog.tasks", Tasks, "{task}", "Tasks that the node has in hand, by phase.");
        meter.CreateObservableGauge("fog.node.info", Info, null, "Who the node is; the value is always 1.");
    }

    /// <summary>Phases without a task are reported too: a series that comes and goes can't be summed or alerted on.</summary>
    private IEnumerable<Measurement<int>> Tasks()
    {
        var counts = _tasks.ByPhase();
        return Enum.GetValues<TaskPhase>().Select(phase => new Measurement<int>(
            counts.GetValueOrDefault(phase), new KeyValuePair<string, object?>("phase", phase.ToString().ToLowerInvariant())));
    }

    private Measurement<int> Info() => new(
        1,
        new KeyValuePair<string, object?>("node", _options.Name.Value),
        new KeyValuePair<string, object?>("address", _options.Address.ToString()),
        new KeyValuePair<string, object?>("version", Assembly.GetExecutingAssembly().GetName().Version?.ToString(3)));
}

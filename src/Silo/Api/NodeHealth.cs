using System.Text.Json.Serialization;
using Fog.Hosting;
using Fog.Metrics;
using Orleans.Runtime;

namespace Fog.Api;

/// <summary>What <c>/healthz</c> answers.</summary>
/// <param name="Node">The node's name.</param>
/// <param name="Silo">Address and generation of its silo: a restart shows as another generation.</param>
/// <param name="Status">The silo's status as its fog sees it: <c>Created</c>, <c>Joining</c>, <c>Active</c>, <c>ShuttingDown</c>, ...</param>
/// <param name="Tasks">Number of tasks that it has in hand.</param>
public sealed record NodeHealth(string Node, string Silo, string Status, int Tasks)
{
    /// <summary>The node as it is now.</summary>
    public static NodeHealth Of(NodeOptions options, ISiloStatusOracle silo, ITaskCounts tasks)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(silo);
        ArgumentNullException.ThrowIfNull(tasks);
        return new(options.Name.Value, silo.SiloAddress.ToParsableString(), silo.CurrentStatus.ToString(), tasks.ByPhase().Values.Sum());
    }

    /// <summary>Whether the node takes part in its fog.</summary>
    [JsonIgnore]
    public bool IsWell => Status == nameof(SiloStatus.Active);
}

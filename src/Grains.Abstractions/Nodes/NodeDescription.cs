using System.Collections.Immutable;

namespace Fog;

/// <summary>What a node says of itself and its host, at one moment.</summary>
/// <param name="Name">The node.</param>
/// <param name="Address">The IP address at which other nodes and initiators reach it.</param>
/// <param name="HttpPort">The port of its HTTP side: health, metrics, bulk data.</param>
/// <param name="Total">What the host has, or what its owner lends of it.</param>
/// <param name="Free">What isn't reserved of <paramref name="Total"/>.</param>
/// <param name="Platform">Operating system and architecture as image manifests write it, for example <c>linux/amd64</c>.</param>
/// <param name="Abilities">What the host can do.</param>
/// <param name="Price">What its owner asks.</param>
/// <param name="Labels">The owner's own words about the host.</param>
/// <param name="Tasks">How many tasks it has in hand.</param>
/// <param name="At">When this was true.</param>
/// <param name="Energy">What it draws; null when its owner didn't say.</param>
/// <param name="Load">
/// How busy the host is with whatever runs on it: processes that ran or wanted to, averaged over the last minute, for each processor; above 1
/// some wait. Null when it isn't known.
/// </param>
/// <param name="Holds">What it needn't be sent; null when it doesn't say.</param>
[GenerateSerializer, Immutable, Alias("fog.NodeDescription")]
public sealed record NodeDescription(
    NodeName Name,
    string Address,
    int HttpPort,
    Resources Total,
    Resources Free,
    string Platform,
    Abilities Abilities,
    Price Price,
    ImmutableSortedDictionary<string, string> Labels,
    int Tasks,
    DateTimeOffset At,
    Energy? Energy = null,
    double? Load = null,
    Holdings? Holds = null)
{
    /// <summary>The same host, not taking tasks while it is drained.</summary>
    public NodeDescription Closed(bool drained) => drained
        ? this with { Abilities = Abilities with { Obstacles = Abilities.Obstacles.Add($"{Name} is being drained: 'fog drain {Name} --undo' lets it take tasks again.") } }
        : this;
}

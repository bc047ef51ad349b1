using System.Collections.Immutable;

namespace Fog;

/// <summary>Where a task may run.</summary>
/// <param name="Host">The one host that it may run on; null: any.</param>
/// <param name="Platform">What its program needs, for example <c>linux/arm64</c>; null: any.</param>
/// <param name="Labels">What the owner must say of the host.</param>
/// <param name="With">Tasks that must be on the same host.</param>
/// <param name="Apart">Tasks that must not be on the same host.</param>
[GenerateSerializer, Immutable, Alias("fog.PlacementRule")]
public sealed record PlacementRule(
    NodeName? Host,
    string? Platform,
    ImmutableSortedDictionary<string, string> Labels,
    ImmutableArray<string> With,
    ImmutableArray<string> Apart)
{
    /// <summary>Any host will do.</summary>
    public static PlacementRule Anywhere { get; } = new(null, null, ImmutableSortedDictionary<string, string>.Empty, [], []);
}

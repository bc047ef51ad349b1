using System.Collections.Immutable;

namespace Fog.Planning;

/// <summary>
/// Named policies as weights. Each has its own term at 1 and a little of others, which decide among places that are as good: all scales are
/// what placing by chance would come to, so 0.05 means that a twentieth of that matters.
/// </summary>
public static class Policies
{
    private static readonly ImmutableSortedDictionary<string, ObjectiveWeights> Named = new Dictionary<string, ObjectiveWeights>
    {
        ["latency"] = new(Latency: 1, Price: 0.05, Reliability: 0.05, Balance: 0.02, Movement: 0.1),
        ["cost"] = new(Price: 1, Latency: 0.05, Reliability: 0.02, Movement: 0.1),
        ["energy"] = new(Energy: 1, Latency: 0.05, Reliability: 0.02, Movement: 0.1),
        ["reliability"] = new(Reliability: 1, Latency: 0.05, Price: 0.02, Movement: 0.1),
        ["balance"] = new(Balance: 1, Latency: 0.05, Reliability: 0.02, Movement: 0.1),
        ["spread"] = new(Spread: 1, Latency: 0.05, Balance: 0.05, Reliability: 0.02, Movement: 0.1),
        ["pack"] = new(Use: 1, Latency: 0.05, Reliability: 0.02, Movement: 0.1),
    }.ToImmutableSortedDictionary();

    /// <summary>The names.</summary>
    public static IEnumerable<string> Names => Named.Keys;

    /// <summary>The weights of an objective.</summary>
    /// <exception cref="FogException">No policy has that name.</exception>
    public static ObjectiveWeights WeightsOf(Objective objective)
    {
        ArgumentNullException.ThrowIfNull(objective);
        return objective.Weights ?? Named.GetValueOrDefault(objective.Policy)
            ?? throw new FogException($"There is no policy '{objective.Policy}': take one of {string.Join(", ", Names)}, or weights of your own.");
    }
}

using System.Collections.Immutable;

namespace Fog;

/// <summary>What a plan costs, and how much of that no other plan could save.</summary>
/// <param name="Objective">The policy, or <see cref="Objective.Own"/>.</param>
/// <param name="Nodes">Nodes that it chose among.</param>
/// <param name="Seed">The seed of its chance: with the same map, seed and effort it comes out the same.</param>
/// <param name="Effort">How much was tried.</param>
/// <param name="Cost">The sum of the weighted terms; 1 is what a term of weight 1 would come to if tasks were placed by chance.</param>
/// <param name="Bound">No plan costs less. 0 when nothing was proven.</param>
/// <param name="Terms">What the cost is made of, those that count.</param>
/// <param name="Calls">Each call of the service.</param>
[GenerateSerializer, Immutable, Alias("fog.PlanReport")]
public sealed record PlanReport(
    string Objective,
    int Nodes,
    int Seed,
    long Effort,
    double Cost,
    double Bound,
    ImmutableArray<PlannedTerm> Terms,
    ImmutableArray<PlannedCall> Calls)
{
    /// <summary>The share of the cost that a better plan could save at most, 0 to 1.</summary>
    public double Gap => Cost <= 0 ? 0 : Math.Clamp((Cost - Bound) / Cost, 0, 1);
}

/// <summary>One term of a plan's cost.</summary>
/// <param name="Name">The term, as weights name it.</param>
/// <param name="Amount">What it comes to in its own unit.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Weight">How much it counts.</param>
/// <param name="Cost">What it adds to the cost.</param>
[GenerateSerializer, Immutable, Alias("fog.PlannedTerm")]
public sealed record PlannedTerm(string Name, double Amount, string Unit, double Weight, double Cost);

/// <summary>One call of the service, as the plan places its ends.</summary>
/// <param name="From">The caller.</param>
/// <param name="To">The called.</param>
/// <param name="Latency">Milliseconds of one call: round trip, and its payload where the bandwidth is known.</param>
/// <param name="MaxLatency">Most that the spec bears, in milliseconds; null: any.</param>
/// <param name="Bandwidth">Bits per second of the way; null when nobody measured it.</param>
/// <param name="Needed">Bits per second that the spec asks for; null: little.</param>
[GenerateSerializer, Immutable, Alias("fog.PlannedCall")]
public sealed record PlannedCall(string From, string To, double Latency, double? MaxLatency, double? Bandwidth, long? Needed);

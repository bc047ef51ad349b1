namespace Fog;

/// <summary>What a plan should be good at.</summary>
/// <param name="Policy">A named policy, or <see cref="Own"/> with weights of the initiator's own.</param>
/// <param name="Weights">Given with <see cref="Own"/> and only then.</param>
[GenerateSerializer, Immutable, Alias("fog.Objective")]
public sealed record Objective(string Policy, ObjectiveWeights? Weights = null)
{
    /// <summary>The policy of an objective that has weights of its own: <c>own</c>.</summary>
    public const string Own = "own";

    /// <summary>Low latency: <c>latency</c>.</summary>
    public static Objective Default { get; } = new("latency");
}

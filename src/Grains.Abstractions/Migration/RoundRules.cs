namespace Fog;

/// <summary>When the rounds of a pre-copy end and the task is frozen for the last one.</summary>
/// <param name="MostRounds">At the latest after so many.</param>
/// <param name="FewBytes">When a round moved no more than this: the last one will be short.</param>
/// <param name="LeastGain">When a round moved more than this share of the round before, 0 to 1: going on gains nothing.</param>
[GenerateSerializer, Immutable, Alias("fog.RoundRules")]
public sealed record RoundRules(int MostRounds, long FewBytes, double LeastGain)
{
    /// <summary>Eight rounds, 1 MiB, 0.9.</summary>
    public static RoundRules Default { get; } = new(8, 1 << 20, 0.9);
}

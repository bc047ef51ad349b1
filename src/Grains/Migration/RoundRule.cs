namespace Fog.Migration;

/// <summary>When the rounds of a pre-copy end (as in Clark et al., Live Migration of Virtual Machines, NSDI 2005, section 3.2). Pure.</summary>
public static class RoundRule
{
    /// <summary>Why the task should be frozen now; null: another round.</summary>
    /// <param name="rules">The bounds.</param>
    /// <param name="bytes">What each round moved so far, in order; none before the first.</param>
    public static RoundEnd? End(RoundRules rules, IReadOnlyList<long> bytes)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(bytes);
        return bytes switch
        {
            [] => rules.MostRounds > 0 ? null : RoundEnd.RoundLimit,
            [.., var last] when last <= rules.FewBytes => RoundEnd.FewBytes,
            [.., var before, var last] when last > rules.LeastGain * before => RoundEnd.NoGain,
            _ => bytes.Count >= rules.MostRounds ? RoundEnd.RoundLimit : null,
        };
    }
}

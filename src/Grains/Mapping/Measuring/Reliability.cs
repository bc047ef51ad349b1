namespace Fog.Mapping.Measuring;

/// <summary>
/// Probability that a host stays. Sessions of volunteers' hosts are heavy-tailed, so age is the best predictor. The model is the
/// shifted Pareto (Lomax) law P(T &gt; t) = (1 + t/s)^-a of Leonard, Rai and Loguinov, "On lifetime-based node failure and
/// stochastic resilience of decentralized peer-to-peer networks" (SIGMETRICS 2005), hence
/// P(T &gt; t + h | T &gt; t) = ((t + s) / (t + s + h))^a.
/// </summary>
/// <param name="Shape">a: the larger, the sooner hosts go.</param>
/// <param name="Scale">s.</param>
public sealed record Reliability(double Shape, TimeSpan Scale)
{
    // Prior: a host never seen stays its first hour with probability 1/2 (a = 1, s = 1 h); it weighs as much as two ended sessions.
    private const double PriorSessions = 2;
    private static readonly TimeSpan PriorScale = TimeSpan.FromHours(1);

    /// <summary>Standard deviation of ln s in the prior: a factor of e either way.</summary>
    private const double PriorSpread = 1;

    private static readonly double[] ScaleFactors = [.. Enumerable.Range(-6, 13).Select(step => Math.Pow(2, step))];

    /// <summary>Without any history.</summary>
    public static Reliability Prior { get; } = new(1, PriorScale);

    /// <summary>Probability to stay for <paramref name="time"/> more, 0 to 1.</summary>
    /// <param name="age">How long the host has been here.</param>
    /// <param name="time">How much longer.</param>
    public double Stays(TimeSpan age, TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(age, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        return Math.Pow((age + Scale) / (age + Scale + time), Shape);
    }

    /// <summary>
    /// Fits the law to a host's own history. For each scale of a grid the shape has a Gamma prior, conjugate to the law (ln(1 + T/s) is
    /// exponential with rate a), so its posterior mean is exact; the scale is the one with the largest marginal likelihood times its
    /// log-normal prior. The present session counts as censored: it says that the host stayed, not when it goes.
    /// </summary>
    public static Reliability Fit(SessionHistory history, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(history);
        var age = history.Age(now);
        return ScaleFactors
            .Select(factor => Weighed(history, age, factor))
            .MaxBy(candidate => candidate.Weight).Law;
    }

    private static (Reliability Law, double Weight) Weighed(SessionHistory history, TimeSpan age, double factor)
    {
        var scale = PriorScale * factor;
        var logs = history.Past.Select(session => Math.Log(1 + (session / scale))).ToList();
        var rate = PriorSessions + logs.Sum() + Math.Log(1 + (age / scale));
        var count = PriorSessions + logs.Count;

        // Marginal likelihood over a of prod(a/s · (1 + t/s)^-(a+1)) · (1 + age/s)^-a; terms without s are left out.
        var likelihood = -(logs.Count * Math.Log(factor)) - logs.Sum() - (count * Math.Log(rate));
        var prior = -Math.Pow(Math.Log(factor) / PriorSpread, 2) / 2;
        return (new Reliability(count / rate, scale), likelihood + prior);
    }
}

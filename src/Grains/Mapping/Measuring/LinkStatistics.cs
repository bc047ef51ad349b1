namespace Fog.Mapping.Measuring;

/// <summary>What is known of the way to another node, from round trips that were measured at the agents.</summary>
/// <param name="Samples">How many round trips.</param>
/// <param name="Smoothed">Smoothed round trip in milliseconds (srtt of RFC 6298, section 2: gain 1/8).</param>
/// <param name="Variation">Smoothed deviation in milliseconds (rttvar of RFC 6298, section 2: gain 1/4).</param>
/// <param name="Jitter">Smoothed difference of successive round trips in milliseconds (RFC 3550, section 6.4.1: gain 1/16).</param>
/// <param name="Loss">Smoothed share of unanswered probes, 0 to 1 (gain 1/16).</param>
/// <param name="Last">The last round trip in milliseconds.</param>
/// <param name="Heard">When that was measured.</param>
/// <param name="Throughput">Smoothed bytes per second of the data that was moved; null when none was.</param>
public sealed record LinkStatistics(
    int Samples, double Smoothed, double Variation, double Jitter, double Loss, double Last, TimeSpan Heard, double? Throughput)
{
    private const double SmoothedGain = 1.0 / 8;
    private const double VariationGain = 1.0 / 4;
    private const double JitterGain = 1.0 / 16;
    private const double LossGain = 1.0 / 16;

    /// <summary>What was known of the throughput counts for three quarters after a MiB more, for a hundredth after 16 MiB: short moves tell little of a link.</summary>
    private const double ThroughputMemory = 3.0 / 4;
    private const double ThroughputUnit = 1 << 20;

    /// <summary>RFC 6298's K.</summary>
    private const double VariationsInBound = 4;

    /// <summary>RFC 6298's clock granularity G: even a perfectly still link isn't known better than this, in milliseconds.</summary>
    private const double Granularity = 0.05;

    /// <summary>Nothing is known.</summary>
    public static LinkStatistics Unknown { get; } = new(0, 0, 0, 0, 0, 0, TimeSpan.Zero, null);

    /// <summary>Bound that nearly all round trips keep: srtt + max(G, 4 · rttvar), the retransmission timeout of RFC 6298.</summary>
    public double Upper => Smoothed + Math.Max(Granularity, VariationsInBound * Variation);

    /// <summary>
    /// How far a smoothed round trip may be from the true mean, in milliseconds: the variation. (With gain 1/8 its standard deviation is a
    /// quarter of the samples', which is 1.25 of the mean deviation: this is three of them.)
    /// </summary>
    /// <param name="smoothed">The smoothed round trip in milliseconds.</param>
    /// <param name="upper">Its bound in milliseconds.</param>
    public static double Doubt(double smoothed, double upper) => (upper - smoothed) / VariationsInBound;

    /// <summary>Whether there is a measurement.</summary>
    public bool IsKnown => Samples > 0;

    /// <summary>With one more round trip.</summary>
    /// <param name="roundTrip">Milliseconds.</param>
    /// <param name="now">When it was measured.</param>
    public LinkStatistics Sampled(double roundTrip, TimeSpan now)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(roundTrip);
        return IsKnown
            ? this with
            {
                Samples = Samples + 1,
                Variation = Variation + (VariationGain * (Math.Abs(Smoothed - roundTrip) - Variation)),
                Smoothed = Smoothed + (SmoothedGain * (roundTrip - Smoothed)),
                Jitter = Jitter + (JitterGain * (Math.Abs(roundTrip - Last) - Jitter)),
                Loss = Loss * (1 - LossGain),
                Last = roundTrip,
                Heard = now,
            }
            : this with { Samples = 1, Smoothed = roundTrip, Variation = roundTrip / 2, Loss = Loss * (1 - LossGain), Last = roundTrip, Heard = now };
    }

    /// <summary>With one more probe that wasn't answered. The latency stays: it was true when it was measured.</summary>
    public LinkStatistics Missed() => this with { Loss = Loss + (LossGain * (1 - Loss)) };

    /// <summary>After data was moved. What it was paced or held up by besides the link counts too: it is what was got, the link may take more.</summary>
    /// <param name="bytes">How many.</param>
    /// <param name="duration">From the first to the last.</param>
    public LinkStatistics Moved(long bytes, TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        if (duration <= TimeSpan.Zero || bytes == 0)
        {
            return this;
        }

        var rate = bytes / duration.TotalSeconds;
        return this with { Throughput = rate + (Math.Pow(ThroughputMemory, bytes / ThroughputUnit) * ((Throughput ?? rate) - rate)) };
    }

    /// <summary>As told to others.</summary>
    public LinkClaim Claim(NodeName to, LinkKind kind, TimeSpan now) =>
        new(to, kind, Smoothed, Upper, Jitter, Loss, Samples, IsKnown ? now - Heard : TimeSpan.Zero, Throughput);
}

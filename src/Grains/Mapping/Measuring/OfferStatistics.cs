namespace Fog.Mapping.Measuring;

/// <summary>How much of a host is free on average, and how far that strays.</summary>
/// <param name="Samples">How many descriptions were seen.</param>
/// <param name="Free">Smoothed free resources, gain 1/8.</param>
/// <param name="Volatility">Smoothed distance of the free share from its average, the larger of cpu and memory, gain 1/4; 0 to 1.</param>
public sealed record OfferStatistics(int Samples, Resources Free, double Volatility)
{
    private const double FreeGain = 1.0 / 8;
    private const double VolatilityGain = 1.0 / 4;

    /// <summary>Nothing was seen.</summary>
    public static OfferStatistics Unknown { get; } = new(0, Resources.None, 0);

    /// <summary>With one more description.</summary>
    public OfferStatistics Sampled(NodeDescription node)
    {
        ArgumentNullException.ThrowIfNull(node);
        if (Samples == 0)
        {
            return new OfferStatistics(1, node.Free, 0);
        }

        var strays = Math.Max(
            Share(node.Free.Cpu - Free.Cpu, node.Total.Cpu), Share(node.Free.Memory - Free.Memory, node.Total.Memory));
        return new OfferStatistics(Samples + 1, Toward(node.Free), Volatility + (VolatilityGain * (strays - Volatility)));
    }

    private Resources Toward(Resources free) => new(
        Free.Cpu + (FreeGain * (free.Cpu - Free.Cpu)),
        Free.Memory + (long)(FreeGain * (free.Memory - Free.Memory)),
        Free.Disk + (long)(FreeGain * (free.Disk - Free.Disk)));

    private static double Share(double part, double whole) => whole > 0 ? Math.Min(1, Math.Abs(part) / whole) : 0;
}

namespace Fog.Bench.Simulation.Network;

/// <summary>What happens to messages on their way.</summary>
/// <param name="Loss">Share of messages lost, each way.</param>
/// <param name="Jitter">Mean share by which a message is late (exponential).</param>
internal sealed record Weather(double Loss, double Jitter)
{
    public static readonly Weather Usual = new(0.01, 0.02);

    /// <summary>The round trip that one sees on average: what measuring can find out at best.</summary>
    public double Expected(double roundTrip) => roundTrip * (1 + Jitter);

    /// <summary>Milliseconds that a message takes one way; null when it is lost.</summary>
    public double? OneWay(double roundTrip, Random random) =>
        double.IsInfinity(roundTrip) || random.NextDouble() < Loss ? null : roundTrip / 2 * (1 - (Jitter * Math.Log(1 - random.NextDouble())));
}

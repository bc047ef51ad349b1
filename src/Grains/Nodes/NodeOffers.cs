using Fog.Mapping.Measuring;

namespace Fog.Nodes;

/// <summary>What a host offers, with what was seen of it over time.</summary>
internal sealed class NodeOffers
{
    private OfferStatistics _seen = OfferStatistics.Unknown;

    /// <summary>The offer of now; each call counts as one look at the host.</summary>
    public NodeOffer Of(NodeDescription host, SessionHistory sessions, DateTimeOffset now)
    {
        _seen = _seen.Sampled(host);
        return new NodeOffer(host, _seen.Free, _seen.Volatility, Reliability(sessions, now));
    }

    /// <summary>Probability that the host stays for the next hour.</summary>
    public static double Reliability(SessionHistory sessions, DateTimeOffset now) =>
        Mapping.Measuring.Reliability.Fit(sessions, now).Stays(sessions.Age(now), TimeSpan.FromHours(1));
}

namespace Fog;

/// <summary>What the initiator asks of the hosts that run the service; null means anything will do.</summary>
/// <param name="MaxPrice">Most that one hour of the whole service may cost.</param>
/// <param name="MinReliability">Least probability of a host to stay up for the next hour; 0 to 1.</param>
/// <param name="Duration">How long the service is wanted.</param>
/// <param name="MaxPathLatency">Most that the round trips along a chain of calls may take together, from a task that nobody calls to one that calls nobody.</param>
[GenerateSerializer, Immutable, Alias("fog.Agreement")]
public sealed record Agreement(double? MaxPrice, double? MinReliability, TimeSpan? Duration, TimeSpan? MaxPathLatency = null)
{
    /// <summary>Nothing asked.</summary>
    public static Agreement None { get; } = new(null, null, null);
}

namespace Fog;

/// <summary>What a host draws from the socket, as its owner says.</summary>
/// <param name="IdleWatts">Watts for being switched on with nothing to do.</param>
/// <param name="CoreWatts">Watts that one busy core adds.</param>
[GenerateSerializer, Immutable, Alias("fog.Energy")]
public sealed record Energy(double IdleWatts, double CoreWatts);

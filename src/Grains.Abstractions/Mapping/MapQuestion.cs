namespace Fog;

/// <summary>What an initiator asks of the network.</summary>
/// <param name="Budget">The longest round trip from the asking node to a node of the map, in milliseconds. A round trip, not one way.</param>
/// <param name="MostNodes">The most nodes of the map; the nearest ones are kept. Default 256.</param>
/// <param name="Demand">What the service needs in all: an expanding flood stops when three times this is free. Null: go to the full budget.</param>
/// <param name="Filter">Whose offers are wanted.</param>
/// <param name="Expand">Whether to try a quarter and half of the budget first; without a demand this only costs time.</param>
/// <param name="DirectProbes">How many nodes the asking node measures itself at the end. Default 32.</param>
/// <param name="Sure">Whether nodes count by the upper bound of their latency instead of the expected one.</param>
[GenerateSerializer, Immutable, Alias("fog.MapQuestion")]
public sealed record MapQuestion(
    double Budget, int MostNodes, Resources? Demand, OfferFilter Filter, bool Expand, int DirectProbes, bool Sure)
{
    /// <summary>All nodes within the budget, with the defaults.</summary>
    /// <param name="budget">Milliseconds of round trip.</param>
    public static MapQuestion Within(double budget) => new(budget, 256, null, OfferFilter.Any, false, 32, false);
}

namespace Fog.Bench.Simulation.Network;

/// <summary>True round trips between the nodes of a simulation.</summary>
internal interface ILatencies
{
    /// <summary>How many nodes there are places for.</summary>
    int Count { get; }

    /// <summary>Round trip in milliseconds without jitter; infinite when the two can't reach each other.</summary>
    double RoundTrip(int from, int to);
}

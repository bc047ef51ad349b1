namespace Fog;

/// <summary>How much each term of a plan's cost counts; each 0 or more, at least one above 0. Only their ratios matter.</summary>
/// <param name="Latency">Round trips of calls, weighted by their rates.</param>
/// <param name="Price">What the hosts ask for an hour.</param>
/// <param name="Energy">Power of hosts switched on and of busy cores.</param>
/// <param name="Reliability">Risk that a host or a link between two tasks fails within an hour.</param>
/// <param name="Use">Hosts used at all: few, well filled ones are better.</param>
/// <param name="Balance">Unequal load of hosts.</param>
/// <param name="Movement">Bytes to move from where tasks and their images are now.</param>
/// <param name="Spread">Tasks of the service that share a host.</param>
[GenerateSerializer, Immutable, Alias("fog.ObjectiveWeights")]
public sealed record ObjectiveWeights(
    double Latency = 0, double Price = 0, double Energy = 0, double Reliability = 0, double Use = 0, double Balance = 0, double Movement = 0,
    double Spread = 0);

using Fog.Mapping;

namespace Fog.Bench.Simulation.Network;

/// <summary>Something that happens to a node at a time.</summary>
/// <param name="Node">To whom.</param>
/// <param name="Life">In which of its lives; what was meant for an earlier one is void.</param>
/// <param name="Do">What.</param>
internal readonly record struct Happening(int Node, int Life, Func<NetworkNode, TimeSpan, Random, IReadOnlyList<Effect>> Do);

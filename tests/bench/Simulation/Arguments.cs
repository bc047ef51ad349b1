using System.Globalization;

namespace Fog.Bench.Simulation;

/// <summary>What the simulations take from the command line: numbers of nodes and a seed.</summary>
internal static class Arguments
{
    public static (IReadOnlyList<int> Sizes, int Seed) Of(string[] arguments, IReadOnlyList<int> sizes)
    {
        var at = Array.IndexOf(arguments, "--seed");
        var seed = at < 0 ? 1 : int.Parse(arguments[at + 1], CultureInfo.InvariantCulture);
        var given = (at < 0 ? arguments : [.. arguments[..at], .. arguments[(at + 2)..]]).Select(size => int.Parse(size, CultureInfo.InvariantCulture)).ToList();
        return (given.Count > 0 ? given : sizes, seed);
    }
}

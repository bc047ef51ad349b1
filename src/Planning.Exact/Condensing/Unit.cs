using System.Collections.Immutable;

namespace Fog.Planning.Exact;

/// <summary>Tasks that must be on one host, taken as one.</summary>
/// <param name="Tasks">Their indices in the problem.</param>
/// <param name="Demand">What they need together, without those that are kept where they are.</param>
/// <param name="Hosts">The hosts that come into question, ascending.</param>
/// <param name="Costs">What each of <paramref name="Hosts"/> costs for them alone.</param>
internal sealed record Unit(ImmutableArray<int> Tasks, Resources Demand, ImmutableArray<int> Hosts, ImmutableArray<double> Costs)
{
    /// <summary>With some of its hosts only.</summary>
    public Unit Keep(ImmutableArray<int> places) => this with { Hosts = [.. places.Select(place => Hosts[place])], Costs = [.. places.Select(place => Costs[place])] };
}

/// <summary>All calls between two units, in either direction.</summary>
/// <param name="A">The first unit.</param>
/// <param name="B">The second, after the first.</param>
/// <param name="Costs">A row for each host of <paramref name="A"/>, a column for each of <paramref name="B"/>; infinite where the calls may not go.</param>
internal sealed record UnitPair(int A, int B, double[] Costs)
{
    public UnitPair Keep(ImmutableArray<int> rows, ImmutableArray<int> columns, int width) =>
        this with { Costs = [.. rows.SelectMany(row => columns.Select(column => Costs[(row * width) + column]))] };
}

using System.Collections.Immutable;

namespace Fog.Planning.Exact;

/// <summary>Prices of what the relaxation doesn't enforce; any prices give a bound, good ones a tight one.</summary>
/// <param name="Room">For each host what filling it with cores, memory or disk costs; 0 or more.</param>
/// <param name="Presence">For each unit and each of its hosts the share of opening that host that the unit bears; 0 or more.</param>
/// <param name="Agreement">For each node that is a copy what each host costs more there than at the unit's own node; null for others.</param>
internal sealed record Multipliers(double[][] Room, double[][] Presence, double[]?[] Agreement)
{
    public static Multipliers None(Condensed problem, IReadOnlyList<TreeNode> nodes) => new(
        [.. problem.Opening.Select(_ => new double[3])],
        [.. problem.Units.Select(unit => new double[unit.Hosts.Length])],
        [.. nodes.Select(node => node.IsCopy ? new double[problem.Units[node.Unit].Hosts.Length] : null)]);

    public Multipliers Keep(ImmutableArray<int>[] places, IReadOnlyList<TreeNode> nodes) => this with
    {
        Presence = [.. Presence.Select((shares, unit) => Kept(shares, places[unit]))],
        Agreement = [.. Agreement.Select((prices, node) => prices is null ? null : Kept(prices, places[nodes[node].Unit]))],
    };

    public Multipliers Copy() => new(
        [.. Room.Select(prices => prices.ToArray())], [.. Presence.Select(shares => shares.ToArray())], [.. Agreement.Select(prices => prices?.ToArray())]);

    private static double[] Kept(double[] values, ImmutableArray<int> places) => [.. places.Select(place => values[place])];
}

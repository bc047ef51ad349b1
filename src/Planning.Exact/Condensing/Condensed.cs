using System.Collections.Immutable;

namespace Fog.Planning.Exact;

/// <summary>
/// A problem as sums that solvers take: units with a cost on each host, pairs of units with a cost on each pair of hosts, and a cost for each
/// host in use. What isn't such a sum (balance and spread, chains of calls, the price of all) is kept with the problem.
/// </summary>
/// <param name="Problem">What it was made of.</param>
/// <param name="Units">The tasks, those that must be together as one.</param>
/// <param name="Pairs">Units that call each other.</param>
/// <param name="Opening">The cost of each host once something is on it.</param>
/// <param name="Free">What each host has for units; never below nothing.</param>
internal sealed record Condensed(
    PlanProblem Problem, ImmutableArray<Unit> Units, ImmutableArray<UnitPair> Pairs, ImmutableArray<double> Opening, ImmutableArray<Resources> Free)
{
    /// <summary>Whether a unit has no host at all.</summary>
    public bool IsHopeless => Units.Any(unit => unit.Hosts.IsEmpty);

    /// <summary>The same with some hosts of each unit only.</summary>
    /// <param name="places">For each unit those of its hosts that stay, by their place in its list.</param>
    public Condensed Keep(ImmutableArray<int>[] places) => this with
    {
        Units = [.. Units.Select((unit, index) => unit.Keep(places[index]))],
        Pairs = [.. Pairs.Select(pair => pair.Keep(places[pair.A], places[pair.B], Units[pair.B].Hosts.Length))],
    };

    /// <summary>The placement of tasks that a place for each unit means.</summary>
    public ImmutableArray<int> Placement(IReadOnlyList<int> places)
    {
        var placement = new int[Problem.Tasks.Length];
        for (var unit = 0; unit < Units.Length; unit++)
        {
            foreach (var task in Units[unit].Tasks)
            {
                placement[task] = Units[unit].Hosts[places[unit]];
            }
        }

        return [.. placement];
    }
}

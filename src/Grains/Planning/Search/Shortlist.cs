namespace Fog.Planning;

/// <summary>
/// A large problem reduced to the hosts that good placements use, and those that its tasks would like next: a step of the search takes time
/// in proportion to the hosts, and most of many are too far for all tasks.
/// </summary>
internal sealed class Shortlist
{
    /// <summary>From so many hosts on it is worth while.</summary>
    public const int Many = 128;

    /// <summary>Its hosts, unless good placements use more.</summary>
    private const int Most = 80;

    private readonly int[] _hosts;
    private readonly int[] _places;

    private Shortlist(PlanModel model, int[] hosts)
    {
        _hosts = hosts;
        _places = new int[model.Problem.Hosts.Length];
        Array.Fill(_places, -1);
        for (var place = 0; place < hosts.Length; place++)
        {
            _places[hosts[place]] = place;
        }

        Model = new PlanModel(Reduce(model.Problem), model.Factors);
    }

    /// <summary>The reduced problem; its units are those of the whole.</summary>
    public PlanModel Model { get; }

    /// <summary>The hosts that placements use, and those that come next for each unit, the best of all units first.</summary>
    /// <param name="state">All its units have a host.</param>
    /// <param name="placements">Good placements: hosts by unit.</param>
    /// <param name="budget">Pays for it.</param>
    public static Shortlist Of(PlanState state, IReadOnlyList<int[]> placements, Budget budget)
    {
        var model = state.Model;
        var hosts = placements[0].Concat(model.Units.Candidates.Where(each => each.Length == 1).Select(each => each[0]))
            .Concat(model.Problem.Tasks.Select(task => task.Present).OfType<int>()).ToHashSet();
        foreach (var placement in placements.Skip(1).TakeWhile(_ => hosts.Count < Most))
        {
            hosts.UnionWith(placement);
        }

        for (var at = 0; at < placements.Count && hosts.Count < Most; at++)
        {
            // Each placement has its share of what is left.
            var most = hosts.Count + ((Most - hosts.Count) / (placements.Count - at));
            state.Set(placements[at]);
            var next = Next(state, budget);
            for (var rank = 0; rank < Most / 4 && hosts.Count < most; rank++)
            {
                foreach (var host in next.Where(row => rank < row.Length).Select(row => row[rank]))
                {
                    if (hosts.Count < most)
                    {
                        hosts.Add(host);
                    }
                }
            }
        }

        return new Shortlist(model, [.. hosts.Order()]);
    }

    /// <summary>Its hosts, by their numbers in the whole.</summary>
    public ReadOnlySpan<int> Hosts => _hosts;

    /// <summary>The best of the whole, if it uses nothing else.</summary>
    public Incumbent Inwards(Incumbent best)
    {
        var inside = new Incumbent(Model.Count);
        if (best.IsThere)
        {
            var state = new PlanState(Model);
            state.Set([.. best.Hosts.ToArray().Select(host => _places[host])]);
            inside.Offer(state);
        }

        return inside;
    }

    /// <summary>A placement of the reduced problem as one of the whole.</summary>
    public int[] Outwards(ReadOnlySpan<int> hosts)
    {
        var outside = new int[hosts.Length];
        for (var unit = 0; unit < hosts.Length; unit++)
        {
            outside[unit] = _hosts[hosts[unit]];
        }

        return outside;
    }

    /// <summary>For each unit that has a choice its cheapest hosts when all others stay.</summary>
    private static List<int[]> Next(PlanState state, Budget budget)
    {
        var (row, next) = (new HostRow(state), new List<int[]>());
        for (var unit = 0; unit < state.Model.Count; unit++)
        {
            if (state.Model.Units.Candidates[unit].Length > 1)
            {
                var here = state.Remove(unit);
                row.Fill(unit, state.Model.Hard);
                budget.Spend(row.Effort(unit));
                state.Add(unit, here);
                next.Add([.. state.Model.Units.Candidates[unit].OrderBy(host => row.Costs[host]).Take(Most / 4)]);
            }
        }

        return next;
    }

    private PlanProblem Reduce(PlanProblem problem) => problem with
    {
        Tasks = [.. problem.Tasks.Select(task => task with
        {
            Allowed = [.. task.Allowed.Where(host => _places[host] >= 0).Select(host => _places[host])],
            Present = task.Present is { } present ? _places[present] : null,
            Fetches = task.Fetches.IsDefault ? default : [.. _hosts.Select(host => task.Fetches[host])],
        })],
        Hosts = [.. _hosts.Select(host => problem.Hosts[host])],
        Paths = problem.Paths.Among(_hosts),
        Initiator = Math.Max(0, _places[problem.Initiator]),
    };
}

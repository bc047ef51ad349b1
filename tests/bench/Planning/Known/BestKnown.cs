using System.Collections.Immutable;
using System.Globalization;
using Fog.Planning;

namespace Fog.Bench.Planning.Known;

/// <summary>The cheapest placement that is known of each instance, in a file beside the benchmark.</summary>
internal sealed class BestKnown
{
    private readonly string _path;
    private readonly SortedDictionary<string, KnownPlan> _plans = new(StringComparer.Ordinal);

    private BestKnown(string path) => _path = path;

    /// <summary>Reads the file: a line of tab-separated name, cost, bound and hosts by index for each instance.</summary>
    public static BestKnown Read(string path)
    {
        var known = new BestKnown(path);
        foreach (var line in File.Exists(path) ? File.ReadLines(path) : [])
        {
            var cells = line.Split('\t');
            known._plans[cells[0]] = new KnownPlan(
                double.Parse(cells[1], CultureInfo.InvariantCulture),
                double.Parse(cells[2], CultureInfo.InvariantCulture),
                [.. cells[3].Split(',').Select(host => int.Parse(host, CultureInfo.InvariantCulture))]);
        }

        return known;
    }

    /// <summary>The stored plan; null when there is none or when its cost isn't what it was, since the cost's formula or the instance changed.</summary>
    public KnownPlan? Of(string name, PlanProblem problem) =>
        Sound(name, problem) is { } plan && Math.Abs(PlanCost.Of(problem, plan.Placement).Total - plan.Cost) <= 1e-6 * plan.Cost ? plan : null;

    /// <summary>The stored placement if it still breaks nothing, whatever it costs by now.</summary>
    public ImmutableArray<int>? PlacementOf(string name, PlanProblem problem) => Sound(name, problem)?.Placement;

    /// <summary>Stores a plan and writes the file.</summary>
    public void Put(string name, KnownPlan plan)
    {
        _plans[name] = plan;
        var lines = _plans.Select(entry => string.Create(CultureInfo.InvariantCulture,
            $"{entry.Key}\t{entry.Value.Cost:R}\t{entry.Value.Bound:R}\t{string.Join(',', entry.Value.Placement)}"));
        File.WriteAllText(_path, string.Join('\n', lines) + "\n");
    }

    private KnownPlan? Sound(string name, PlanProblem problem) =>
        _plans.TryGetValue(name, out var plan)
        && plan.Placement.Length == problem.Tasks.Length && plan.Placement.All(host => host < problem.Hosts.Length)
        && PlanRules.Broken(problem, plan.Placement).IsEmpty
            ? plan
            : null;
}

/// <summary>A stored plan.</summary>
/// <param name="Cost">Its cost.</param>
/// <param name="Bound">No plan costs less.</param>
/// <param name="Placement">The host of each task by index.</param>
internal sealed record KnownPlan(double Cost, double Bound, ImmutableArray<int> Placement)
{
    /// <summary>Whether none is cheaper by more than a ten-thousandth, which is as far as solvers go.</summary>
    public bool IsProven => Bound >= Cost * (1 - 1.1e-4);
}

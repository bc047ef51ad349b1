namespace Fog.Planning.Exact;

/// <summary>What holds on each host: room, opening, and tasks that must be apart.</summary>
internal static class HostRows
{
    public static void Add(Condensed problem, LinearModel model, int[][] x, int?[] z)
    {
        var there = problem.Units.SelectMany((unit, index) => unit.Hosts.Select((host, place) => (Host: host, Unit: index, X: x[index][place])))
            .GroupBy(at => at.Host).ToDictionary(at => at.Key, at => at.ToList());
        foreach (var (host, units) in there)
        {
            Room(model, z[host], [.. units.Select(at => (at.X, Share.Of(problem.Units[at.Unit].Demand.Cpu, problem.Free[host].Cpu)))]);
            Room(model, z[host], [.. units.Select(at => (at.X, Share.Of(problem.Units[at.Unit].Demand.Memory, problem.Free[host].Memory)))]);
            Room(model, z[host], [.. units.Select(at => (at.X, Share.Of(problem.Units[at.Unit].Demand.Disk, problem.Free[host].Disk)))]);
            foreach (var at in units.Where(_ => z[host] is not null))
            {
                model.Row(double.NegativeInfinity, 0, [(at.X, 1), (z[host]!.Value, -1)]);
            }

            foreach (var (one, other) in Rivals(problem, [.. units.Select(at => at.Unit)]))
            {
                model.Row(0, 1, [(units[one].X, 1), (units[other].X, 1)]);
            }
        }
    }

    /// <summary>Shares that can't sum up to more than the whole need no row.</summary>
    private static void Room(LinearModel model, int? z, IReadOnlyCollection<(int X, double Share)> shares)
    {
        if (shares.Sum(at => at.Share) <= 1)
        {
            return;
        }

        var terms = shares.Where(at => at.Share > 0);
        model.Row(double.NegativeInfinity, z is null ? 1 : 0, z is { } open ? terms.Append((open, -1)) : terms);
    }

    private static IEnumerable<(int One, int Other)> Rivals(Condensed problem, int[] units) =>
        from one in Enumerable.Range(0, units.Length)
        from other in Enumerable.Range(one + 1, units.Length - one - 1)
        where IsApart(problem, units[one], units[other]) || IsApart(problem, units[other], units[one])
        select (one, other);

    private static bool IsApart(Condensed problem, int one, int other) =>
        problem.Units[one].Tasks.Any(task => problem.Problem.Tasks[task].Apart.Any(rival => problem.Units[other].Tasks.Contains(rival) && !problem.Problem.AreBothKept(task, rival)));
}

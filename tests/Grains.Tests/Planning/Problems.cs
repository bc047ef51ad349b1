using Fog.Planning;

namespace Fog.Tests.Planning;

/// <summary>Random problems in which all terms and most rules count.</summary>
internal static class Problems
{
    private const long GiB = 1L << 30;

    public static PlanProblem Random(int seed, int tasks, int hosts, bool dag = false, PlanBounds? bounds = null)
    {
        var random = new Random(seed);
        return new PlanProblem(
            [.. Enumerable.Range(0, tasks).Select(task => Task(random, task, tasks, hosts))],
            [.. Calls(random, tasks, dag)],
            [.. Enumerable.Range(0, hosts).Select(host => Host(random, host))],
            PathTable.Of(hosts, [.. Links(random, hosts)]),
            new ObjectiveWeights(Latency: 1, Price: 0.3, Energy: 0.2, Reliability: 0.2, Use: 0.1, Balance: 0.2, Movement: 0.2, Spread: 0.1),
            bounds ?? PlanBounds.None);
    }

    /// <summary>Every placement, one after the other; the array is the same each time.</summary>
    public static IEnumerable<int[]> Placements(PlanProblem problem)
    {
        var placement = new int[problem.Tasks.Length];
        while (true)
        {
            yield return placement;
            var task = 0;
            while (task < placement.Length && ++placement[task] == problem.Hosts.Length)
            {
                placement[task++] = 0;
            }

            if (task == placement.Length)
            {
                yield break;
            }
        }
    }

    private static PlanTask Task(Random random, int task, int tasks, int hosts) => new(
        $"t{task}",
        new Resources(random.Next(1, 15) / 10.0, random.NextInt64(GiB / 16, GiB), GiB / 10),
        random.Next(5) == 0 ? [random.Next(hosts)] : [.. Enumerable.Range(0, hosts)],
        task > 0 && random.Next(8) == 0 ? [task - 1] : [],
        task > 1 && random.Next(5) == 0 ? [random.Next(task - 1)] : [],
        random.Next(3) == 0 ? random.Next(hosts) : null,
        false,
        random.Next(1, tasks + 1) * GiB,
        task % 2 == 0 ? default : [.. Enumerable.Range(0, hosts).Select(host => (double)(((host * 7) + task) % 3) * GiB)]);

    private static IEnumerable<PlanCall> Calls(Random random, int tasks, bool dag)
    {
        for (var task = 1; task < tasks; task++)
        {
            yield return new PlanCall(random.Next(task), task, 1 + random.Next(9), random.Next(3) == 0 ? 20_000 : 0, 0, random.Next(4) == 0 ? 15 : double.PositiveInfinity);
            if (dag && task > 1)
            {
                yield return new PlanCall(random.Next(task - 1), task, 1, 0, random.Next(4) == 0 ? 5e6 : 0);
            }
        }
    }

    private static PlanHost Host(Random random, int host)
    {
        var total = new Resources(random.Next(2, 6), random.NextInt64(GiB, 4 * GiB), 50 * GiB);
        var used = new Resources(total.Cpu * random.NextDouble() / 2, (long)(total.Memory * random.NextDouble() / 2), 0);
        return new PlanHost(
            new NodeName($"h{host}"), total, total - used, new Price(random.NextDouble(), random.NextDouble()), new Energy(random.Next(60), random.Next(10)),
            0.5 + (random.NextDouble() / 2), random.Next(2) == 0);
    }

    private static IEnumerable<PathLink> Links(Random random, int hosts) =>
        from a in Enumerable.Range(0, hosts)
        from b in Enumerable.Range(a + 1, hosts - a - 1)
        where b == a + 1 || random.Next(2) == 0
        select new PathLink(a, b, random.Next(1, 20), 1e6 * random.Next(1, 100), 1 - (random.NextDouble() / 20));
}

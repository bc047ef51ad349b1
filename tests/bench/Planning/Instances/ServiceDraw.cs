using System.Collections.Immutable;

namespace Fog.Bench.Planning.Instances;

/// <summary>A call graph dressed with needs, rates, payloads, pinned leaves, rules and bounds, so that a plan exists.</summary>
internal static class ServiceDraw
{
    private const double PinnedLeaves = 0.4;
    private const int Trials = 200;

    /// <summary>Draws a service.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="shape">Who calls whom.</param>
    /// <param name="map">The hosts.</param>
    /// <param name="kind">What it asks.</param>
    /// <param name="random">Chance.</param>
    /// <exception cref="InvalidDataException">No plan was found by luck: the hosts have too little room.</exception>
    public static ServiceSpec Of(string name, CallShape shape, NetworkMap map, Kind kind, Random random)
    {
        var ways = new Ways(map.Links);
        for (var trial = 0; trial < Trials; trial++)
        {
            TaskSpec[] tasks = [.. shape.Tasks.Select((_, task) => task == shape.Roots[0] ? TaskDraw.Door(map.From) : TaskDraw.Of(kind, random))];
            var pinned = Enumerable.Range(0, tasks.Length)
                .Where(task => task != shape.Roots[0] && shape.IsLeaf(task) && random.Chance(PinnedLeaves)).ToHashSet();
            if (Witness.Of(shape, tasks, pinned, map, ways, random) is { } places)
            {
                return Dressed(name, new Draft(shape, tasks, pinned, places, map, ways), kind, random);
            }
        }

        throw new InvalidDataException($"{name}: {Trials} trials found no room for {shape.Tasks.Length} tasks on {map.Nodes.Length} hosts.");
    }

    private static ServiceSpec Dressed(string name, Draft draft, Kind kind, Random random)
    {
        ImmutableArray<CallSpec> calls = [.. draft.Shape.Calls.Select(call => Call(draft, call.From, call.To, kind, random))];
        foreach (var task in draft.Pinned)
        {
            Rule(draft, task, rule => rule with { Host = draft.Places[task] });
        }

        if (kind == Kind.Mixed)
        {
            Company(draft, random);
        }

        return new ServiceSpec(
            new ServiceName(name),
            draft.Shape.Tasks.Zip(draft.Tasks).ToImmutableSortedDictionary(task => task.First, task => task.Second),
            calls,
            kind == Kind.Bounded ? Bounds.Of(draft, calls, random) : Agreement.None,
            kind switch
            {
                Kind.Near => new Objective("latency"),
                Kind.Mixed => new Objective(Objective.Own, new ObjectiveWeights(Latency: 1, Price: 0.4, Energy: 0.3, Reliability: 0.3, Use: 0.1)),
                _ => new Objective("cost"),
            });
    }

    private static CallSpec Call(Draft draft, int from, int to, Kind kind, Random random)
    {
        var way = draft.Way(from, to);
        var (rate, payload) = (Math.Round(random.About(5, 1.2, 0.1, 200), 2), (long)random.About(4_000, 1, 200, 200_000));
        return new CallSpec(
            draft.Shape.Tasks[from], draft.Shape.Tasks[to],
            kind == Kind.Bounded && random.Chance(0.3) ? TimeSpan.FromMilliseconds(Math.Ceiling(5 + (way.Time(payload) * random.Between(1, 1.5)))) : null,
            kind == Kind.Bounded && random.Chance(0.3) ? (long)Math.Min(8 * way.Throughput * random.Between(0.1, 0.8), 100e6) : null,
            rate, payload);
    }

    /// <summary>Some pairs together and some apart, as they are by luck.</summary>
    private static void Company(Draft draft, Random random)
    {
        var (pairs, few) = (draft.Shape.Calls, Math.Max(1, draft.Tasks.Length / 10));
        foreach (var (from, to) in pairs.Where(call => draft.Places[call.From] == draft.Places[call.To]).OrderBy(_ => random.Next()).Take(few).ToList())
        {
            Rule(draft, from, rule => rule with { With = [.. rule.With, draft.Shape.Tasks[to]] });
        }

        foreach (var (from, to) in pairs.Where(call => draft.Places[call.From] != draft.Places[call.To]).OrderBy(_ => random.Next()).Take(few).ToList())
        {
            Rule(draft, from, rule => rule with { Apart = [.. rule.Apart, draft.Shape.Tasks[to]] });
        }

        var leaves = Enumerable.Range(0, draft.Tasks.Length).Where(draft.Shape.IsLeaf).DistinctBy(task => draft.Places[task]).Take(3).ToList();
        foreach (var task in leaves)
        {
            draft.Tasks[task] = draft.Tasks[task] with { Group = "replica" };
        }
    }

    private static void Rule(Draft draft, int task, Func<PlacementRule, PlacementRule> change) =>
        draft.Tasks[task] = draft.Tasks[task] with { Placement = change(draft.Tasks[task].Placement) };
}

using System.Collections.Immutable;
using Fog.Bench.Planning.Instances;

namespace Fog.Tests;

/// <summary>Questions of a few tasks on a few hosts, tight in all that can be asked, so that about half of them have an answer and all answers can be tried.</summary>
internal static class Small
{
    private const double MiB = 1 << 20;
    private static readonly Abilities Able = new("20.10", "1.1", "4.2", [], "6.1", "v2", []);

    public static IEnumerable<Instance> Questions(int count) => Enumerable.Range(1, count).Select(seed => Question(seed));

    public static Instance Question(int seed, ObjectiveWeights? weights = null)
    {
        var random = new Random(seed);
        var map = Map(random.Next(2, 6), random);
        var names = Enumerable.Range(0, random.Next(1, 6)).Select(i => $"t{i}").ToArray();
        var tasks = names.ToImmutableSortedDictionary(name => name, name => Task(name, names, map, random));
        ImmutableArray<CallSpec> calls =
        [
            .. from to in Enumerable.Range(1, names.Length - 1)
               from at in Enumerable.Range(0, to)
               where at == random.Next(to) || random.Chance(0.2)
               select Call(names[at], names[to], random),
        ];
        return new Instance($"small {seed}", new ServiceSpec(new ServiceName("small"), tasks, calls, Agreement(random), new Objective(Objective.Own, weights ?? Weights(random))), map);
    }

    private static ObjectiveWeights Weights(Random random) => new(
        Some(random), Some(random), Some(random), Some(random), Some(random), Some(random), 0, 0.01 + Some(random));

    private static double Some(Random random) => random.Chance(0.5) ? random.NextDouble() : 0;

    private static Agreement Agreement(Random random) => new(
        random.Chance(0.2) ? random.Between(0.02, 0.3) : null,
        random.Chance(0.2) ? random.Between(0.5, 0.9) : null,
        null,
        random.Chance(0.2) ? TimeSpan.FromMilliseconds(random.Between(1, 40)) : null);

    private static CallSpec Call(string from, string to, Random random) => new(
        from, to,
        random.Chance(0.2) ? TimeSpan.FromMilliseconds(random.Between(0.5, 25)) : null,
        random.Chance(0.2) ? random.Next(1, 80) * 1_000_000L : null,
        random.Between(0.1, 10), random.Next(20_000));

    private static TaskSpec Task(string name, string[] names, NetworkMap map, Random random)
    {
        var others = names.Where(other => other != name).ToArray();
        ImmutableArray<string> Other(double chance) => others.Length > 0 && random.Chance(chance) ? [random.From(others)] : [];
        return new TaskSpec(
            new ImageSource("image", null), [], ImmutableSortedDictionary<string, string>.Empty,
            new Resources(random.Next(1, 9) / 4.0, (long)(random.Next(50, 900) * MiB), (long)(random.Next(50, 900) * MiB)), null, [], random.Chance(0.3),
            PlacementRule.Anywhere with
            {
                Host = random.Chance(0.15) ? random.From(map.Nodes).Name : null,
                Platform = random.Chance(0.15) ? "linux/arm64" : null,
                Labels = random.Chance(0.1) ? PlacementRule.Anywhere.Labels.Add("site", "home") : PlacementRule.Anywhere.Labels,
                With = Other(0.1),
                Apart = Other(0.15),
            },
            random.Chance(0.2) ? "group" : null);
    }

    private static NetworkMap Map(int hosts, Random random)
    {
        var network = PlaneNetwork.Of(hosts, random);
        var map = MapDraw.Of(network, random);
        return map with { Nodes = [.. map.Nodes.Select(node => node with { Offer = Offer(node.Offer!, random) })] };
    }

    private static NodeOffer Offer(NodeOffer drawn, Random random)
    {
        var (cores, memory, disk) = (random.Next(2, 17) / 4.0, random.Next(200, 3000), random.Next(200, 3000));
        var free = new Resources(cores, (long)(memory * MiB), (long)(disk * MiB));
        return drawn with
        {
            Description = drawn.Description with { Free = free, Total = free + drawn.Description.Total, Abilities = random.Chance(0.9) ? drawn.Description.Abilities : Able with { Obstacles = ["no root"] } },
        };
    }
}

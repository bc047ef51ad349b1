using System.Globalization;

namespace Fog.Bench.Planning.Instances;

/// <summary>The 54 made instances: 10, 20 and 50 tasks by 20, 100 and 500 hosts, a tree and a DAG of each kind.</summary>
internal static class MadeInstances
{
    private static readonly int[] Tasks = [10, 20, 50];
    private static readonly int[] Hosts = [20, 100, 500];

    public static IEnumerable<Instance> All =>
        from hosts in Hosts
        from tasks in Tasks
        from tree in new[] { true, false }
        from kind in Enum.GetValues<Kind>()
        select Of(tasks, hosts, tree, kind, seed: 1);

    /// <summary>One instance. The same arguments give the same one, on any machine.</summary>
    public static Instance Of(int tasks, int hosts, bool tree, Kind kind, int seed)
    {
        var random = new Random(HashOf(tasks, hosts, tree ? 1 : 0, (int)kind, seed));
        var shape = tree ? CallShape.Tree(tasks, random) : CallShape.Dag(tasks, random);
        var name = string.Create(CultureInfo.InvariantCulture, $"{tasks}x{hosts}-{(tree ? "tree" : "dag")}-{kind}").ToLowerInvariant();
        for (var trial = 0; ; trial++)
        {
            var map = MapDraw.Of(PlaneNetwork.Of(hosts, random), random);
            if (map.Nodes.Length == hosts && Room(map) > 1.4 * 0.6 * tasks)
            {
                return new Instance(name, ServiceDraw.Of(name, shape, map, kind, random), map);
            }

            _ = trial < 1000 ? trial : throw new InvalidDataException($"{name}: no fog has room for it.");
        }
    }

    private static double Room(NetworkMap map) => map.Nodes.Sum(node => node.Offer!.Description.Free.Cpu);

    /// <summary>Not HashCode, which differs from run to run.</summary>
    private static int HashOf(params int[] parts) => parts.Aggregate(17, (hash, part) => unchecked((hash * 31) + part));
}

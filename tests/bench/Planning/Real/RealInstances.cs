using Fog.Bench.Planning.Instances;

namespace Fog.Bench.Planning.Real;

/// <summary>Real networks with made hosts, real call graphs with made figures: each network with two of the call graphs in turn, of each kind in turn.</summary>
internal static class RealInstances
{
    private const int Each = 2;

    /// <summary>The instances of a folder with <c>topology</c> and <c>callgraphs</c>; none when it isn't there.</summary>
    public static IEnumerable<Instance> In(string folder)
    {
        var (topologies, graphs) = (Path.Combine(folder, "topology"), Path.Combine(folder, "callgraphs"));
        if (!Directory.Exists(topologies) || !Directory.Exists(graphs))
        {
            yield break;
        }

        var shapes = Directory.GetFiles(graphs).Order(StringComparer.Ordinal).Select(path => (Name: Short(path), Shape: CallFile.Read(path))).ToList();
        var next = 0;
        foreach (var path in Directory.GetFiles(topologies, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var network = TopologyFile.Read(path);
            for (var i = 0; i < Each; i++, next++)
            {
                var (graph, shape) = shapes[next % shapes.Count];
                if (Of($"{Short(path)}-{graph}", network, shape, (Kind)(next % 3), next) is { } instance)
                {
                    yield return instance;
                }
            }
        }
    }

    /// <summary>Null when the network's hosts have no room for so many tasks.</summary>
    private static Instance? Of(string name, Network network, CallShape shape, Kind kind, int seed)
    {
        var random = new Random(seed);
        var map = MapDraw.Of(network, random);
        try
        {
            return new Instance(name, ServiceDraw.Of("real", shape, map, kind, random), map);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static string Short(string path) => Path.GetFileNameWithoutExtension(path).ToLowerInvariant();
}

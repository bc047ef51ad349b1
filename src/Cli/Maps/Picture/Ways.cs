namespace Fog.Cli.Maps.Picture;

/// <summary>How far nodes of a map are from each other, as far as its links tell.</summary>
internal sealed class Ways
{
    private readonly double[,] _latencies;
    private readonly int[,] _next;

    private Ways(int nodes) => (_latencies, _next) = (new double[nodes, nodes], new int[nodes, nodes]);

    /// <summary>Milliseconds of the shortest way over links; infinite when there is none.</summary>
    public double this[int a, int b] => _latencies[a, b];

    /// <summary>Which node comes next on that way; -1 when there is none.</summary>
    public int Next(int a, int b) => _next[a, b];

    /// <summary>Ways between all pairs (Floyd and Warshall; a map has some hundred nodes at most). Node 0 is the asking one.</summary>
    public static Ways Of(NetworkMap map, IReadOnlyList<MappedNode> nodes)
    {
        var numbers = nodes.Select((node, number) => (node.Name, number)).ToDictionary(node => node.Name, node => node.number);
        var ways = new Ways(nodes.Count);
        for (var a = 0; a < nodes.Count; a++)
        {
            for (var b = 0; b < nodes.Count; b++)
            {
                ways.Set(a, b, a == b ? 0 : double.PositiveInfinity, a == b ? a : -1);
            }
        }

        foreach (var link in map.Links)
        {
            // Ways of no length at all could lead round in a circle.
            if (link.Latency >= 0 && numbers.TryGetValue(link.A, out var a) && numbers.TryGetValue(link.B, out var b) && link.Latency < ways[a, b])
            {
                ways.Set(a, b, Math.Max(link.Latency, 1e-6), b);
                ways.Set(b, a, Math.Max(link.Latency, 1e-6), a);
            }
        }

        ways.Shorten(nodes.Count);
        return ways;
    }

    private void Shorten(int count)
    {
        for (var over = 0; over < count; over++)
        {
            for (var a = 0; a < count; a++)
            {
                for (var b = 0; b < count; b++)
                {
                    if (_latencies[a, over] + _latencies[over, b] < _latencies[a, b])
                    {
                        Set(a, b, _latencies[a, over] + _latencies[over, b], _next[a, over]);
                    }
                }
            }
        }
    }

    private void Set(int a, int b, double latency, int next) => (_latencies[a, b], _next[a, b]) = (latency, next);
}

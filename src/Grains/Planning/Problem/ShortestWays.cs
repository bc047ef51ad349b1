namespace Fog.Planning;

/// <summary>Dijkstra's algorithm over links in one flat array, used for each host in turn.</summary>
internal sealed class ShortestWays
{
    private readonly int[] _first;
    private readonly (int To, float Delay, float Slowness, float Risk)[] _ends;
    private readonly PriorityQueue<int, float> _open = new();

    public ShortestWays(int hosts, IReadOnlyCollection<PathLink> links)
    {
        _first = new int[hosts + 1];
        foreach (var link in links)
        {
            _first[link.A + 1]++;
            _first[link.B + 1]++;
        }

        for (var host = 0; host < hosts; host++)
        {
            _first[host + 1] += _first[host];
        }

        _ends = new (int, float, float, float)[links.Count * 2];
        var next = _first[..hosts];
        foreach (var link in links)
        {
            var (delay, slowness, risk) = ((float)link.Latency, PathTable.SlownessOf(link.Bandwidth), (float)-Math.Log(link.Survival));
            _ends[next[link.A]++] = (link.B, delay, slowness, risk);
            _ends[next[link.B]++] = (link.A, delay, slowness, risk);
        }
    }

    /// <summary>Fills the rows of one host.</summary>
    public void From(int from, Span<float> delays, Span<float> slowness, Span<float> risks)
    {
        delays.Fill(float.PositiveInfinity);
        delays[from] = 0;
        _open.Enqueue(from, 0);
        while (_open.TryDequeue(out var host, out var reached))
        {
            if (reached > delays[host])
            {
                continue;
            }

            for (var end = _first[host]; end < _first[host + 1]; end++)
            {
                var link = _ends[end];
                var way = (Delay: reached + link.Delay, Slowness: Math.Max(slowness[host], link.Slowness), Risk: risks[host] + link.Risk);
                if (link.To != from && way.CompareTo((delays[link.To], slowness[link.To], risks[link.To])) < 0)
                {
                    (delays[link.To], slowness[link.To], risks[link.To]) = way;
                    _open.Enqueue(link.To, way.Delay);
                }
            }
        }
    }
}

namespace Fog.Bench.Simulation.Network;

/// <summary>The overlay as a graph: links that both ends have.</summary>
/// <param name="Links">For each node the others; empty for nodes that aren't there.</param>
/// <param name="Nodes">Who is there.</param>
internal sealed record Shape(List<int>[] Links, IReadOnlyList<int> Nodes)
{
    public static Shape Of(Simulator simulator)
    {
        var links = new List<int>[simulator.Latencies.Count];
        var nodes = simulator.Alive.ToList();
        Array.Fill(links, []);
        foreach (var node in nodes)
        {
            links[node] = [.. simulator.Node(node)!.Overlay.Neighbours
                .Select(neighbour => simulator.PlaceOf(neighbour.Name))
                .Where(other => simulator.Node(other)?.Overlay.Find(Simulator.NameOf(node)) is not null)];
        }

        return new Shape(links, nodes);
    }

    public double MeanDegree => Nodes.Average(node => Links[node].Count);

    /// <summary>Who can be reached from a node.</summary>
    public bool[] Around(int node)
    {
        var seen = new bool[Links.Length];
        Walk(node, seen);
        return seen;
    }

    /// <summary>Sizes of the components among those that aren't <paramref name="gone"/>, largest first.</summary>
    public IReadOnlyList<int> Components(IEnumerable<int>? gone = null)
    {
        var seen = new bool[Links.Length];
        foreach (var node in gone ?? [])
        {
            seen[node] = true;
        }

        return [.. Nodes.Where(node => !seen[node]).Select(node => Walk(node, seen)).OrderDescending()];
    }

    /// <summary>Mean over all nodes of the share of pairs of neighbours that are linked (Watts and Strogatz 1998), near and random links alike.</summary>
    public double Clustering() => Nodes.Average(node =>
    {
        var around = Links[node].ToHashSet();
        return around.Count < 2 ? 0 : around.Sum(other => (double)Links[other].Count(around.Contains)) / (around.Count * (around.Count - 1));
    });

    /// <summary>Mean number of links between two nodes, from some sources to all others.</summary>
    public double MeanPath(Random random, int sources)
    {
        var (sum, count) = (0L, 0L);
        foreach (var source in Nodes.OrderBy(_ => random.Next()).Take(sources))
        {
            var far = new Dictionary<int, int> { [source] = 0 };
            var queue = new Queue<int>([source]);
            while (queue.TryDequeue(out var next))
            {
                foreach (var other in Links[next].Where(other => far.TryAdd(other, far[next] + 1)))
                {
                    queue.Enqueue(other);
                }
            }

            sum += far.Values.Sum();
            count += far.Count - 1;
        }

        return (double)sum / count;
    }

    /// <summary>Share of the survivors that are in the largest component when a share of all nodes fails by chance; mean of some trials.</summary>
    public double GiantAfter(double failing, Random random, int trials) => Enumerable.Range(0, trials).Average(_ =>
    {
        var dead = Nodes.OrderBy(_ => random.Next()).Take((int)(failing * Nodes.Count)).ToHashSet();
        return (double)Components(dead)[0] / (Nodes.Count - dead.Count);
    });

    /// <summary>Marks who can be reached and counts them.</summary>
    private int Walk(int start, bool[] seen)
    {
        var queue = new Queue<int>();
        seen[start] = true;
        queue.Enqueue(start);
        var size = 0;
        while (queue.TryDequeue(out var next))
        {
            size++;
            foreach (var other in Links[next])
            {
                if (!seen[other])
                {
                    seen[other] = true;
                    queue.Enqueue(other);
                }
            }
        }

        return size;
    }
}

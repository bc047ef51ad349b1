namespace Fog.Client.Partitioning;

/// <summary>
/// Branch and bound over all divisions of a small graph: nodes are placed one after the other, and a branch ends when what is cut already
/// and what each other node must still cut, taken for itself, isn't below the best cut known.
/// </summary>
internal sealed class ExactSearch
{
    /// <summary>Above it the search rarely ends within its steps.</summary>
    public const int MostNodes = 64;

    /// <summary>About a second.</summary>
    private const int MostSteps = 2_000_000;

    private readonly WeightedGraph _graph;
    private readonly int _parts;
    private readonly long _limit;
    private readonly int[] _order;
    private readonly int[] _part;
    private readonly long[] _weights;
    private readonly long[] _placed;
    private readonly long[,] _pull;
    private readonly CancellationToken _ct;
    private long _best;
    private int[]? _found;
    private int _steps;

    private ExactSearch(Division known, long limit, CancellationToken ct)
    {
        _graph = known.Graph;
        _parts = known.Weight.Length;
        _limit = limit;
        _best = known.Cut;
        _order = Order(_graph);
        _part = new int[_graph.Count];
        _weights = new long[_parts];
        _placed = new long[_graph.Count];
        _pull = new long[_graph.Count, _parts];
        _ct = ct;
    }

    /// <summary>Looks for a division within the limit that cuts less than the one known, which must be within it too.</summary>
    /// <returns>The best, and whether it is proven to be.</returns>
    public static (Division Best, bool Proven) Run(Division known, long limit, CancellationToken ct)
    {
        if (known.Cut == 0 || known.Graph.Count > MostNodes)
        {
            return (known, known.Cut == 0);
        }

        var search = new ExactSearch(known, limit, ct);
        var proven = search.Place(0, 0, 0);
        return (search._found is { } found ? new Division(known.Graph, found, search._parts) : known, proven);
    }

    /// <summary>Each next node calls the ones before it most, so that cuts show early.</summary>
    private static int[] Order(WeightedGraph graph)
    {
        var pull = new long[graph.Count];
        var left = Enumerable.Range(0, graph.Count).ToHashSet();
        var order = new List<int>();
        while (left.Count > 0)
        {
            var v = left.MaxBy(v => (pull[v], graph.Start[v + 1] - graph.Start[v], -v));
            left.Remove(v);
            order.Add(v);
            for (var at = graph.Start[v]; at < graph.Start[v + 1]; at++)
            {
                pull[graph.Neighbour[at]] += graph.Cost[at];
            }
        }

        return [.. order];
    }

    /// <summary>Places the node at this depth and all after it; false when the steps ran out.</summary>
    private bool Place(int depth, int used, long cut)
    {
        if (++_steps % 4096 == 0)
        {
            _ct.ThrowIfCancellationRequested();
        }

        if (_steps > MostSteps)
        {
            return false;
        }

        // Too few nodes are left for the parts that are empty, or they can't make it better.
        if (_order.Length - depth < _parts - used || cut + Bound(depth, used) >= _best)
        {
            return true;
        }

        if (depth == _order.Length)
        {
            (_best, _found) = (cut, [.. _part]);
            return true;
        }

        // Parts that are empty are all the same: only the first of them is tried.
        var v = _order[depth];
        var tries = Enumerable.Range(0, Math.Min(used + 1, _parts)).OrderByDescending(p => _pull[v, p]);
        foreach (var p in tries)
        {
            var more = cut + _placed[v] - _pull[v, p];
            if (more >= _best || _weights[p] + _graph.Weight[v] > _limit)
            {
                continue;
            }

            Put(v, p, 1);
            var done = Place(depth + 1, Math.Max(used, p + 1), more);
            Put(v, p, -1);
            if (!done)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What the nodes that aren't placed cut at least of their edges to those that are.</summary>
    private long Bound(int depth, int used)
    {
        var sum = 0L;
        for (var i = depth; i < _order.Length; i++)
        {
            var v = _order[i];
            var most = used < _parts ? 0 : -1L;
            for (var p = 0; p < used; p++)
            {
                if (_pull[v, p] > most && _weights[p] + _graph.Weight[v] <= _limit)
                {
                    most = _pull[v, p];
                }
            }

            sum += most < 0 ? _best : _placed[v] - most;
        }

        return sum;
    }

    private void Put(int v, int p, int sign)
    {
        _part[v] = p;
        _weights[p] += sign * _graph.Weight[v];
        for (var at = _graph.Start[v]; at < _graph.Start[v + 1]; at++)
        {
            _pull[_graph.Neighbour[at], p] += sign * _graph.Cost[at];
            _placed[_graph.Neighbour[at]] += sign * _graph.Cost[at];
        }
    }
}

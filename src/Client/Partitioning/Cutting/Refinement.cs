namespace Fog.Client.Partitioning;

/// <summary>
/// Fiduccia and Mattheyses (1982) for several parts: in a pass each node moves at most once, the move of most gain first, also when it
/// makes the cut worse; the best state that was passed is kept. A part may be too heavy by one node meanwhile, then the next move is
/// out of it: so nodes can change places between full parts.
/// </summary>
internal sealed class Refinement(Division division, long limit, Random random)
{
    private readonly WeightedGraph _graph = division.Graph;
    private readonly long _slack = division.Graph.Weight.Max();
    private readonly long[] _pull = new long[division.Weight.Length];
    private readonly int[] _stamp = new int[division.Graph.Count];
    private readonly bool[] _moved = new bool[division.Graph.Count];
    private readonly PriorityQueue<(int Node, int To, int Stamp), (long, int)>[] _queues =
        [.. division.Weight.Select(_ => new PriorityQueue<(int, int, int), (long, int)>())];

    /// <summary>Passes until one gains nothing.</summary>
    public void Run(CancellationToken ct)
    {
        while (Pass())
        {
            ct.ThrowIfCancellationRequested();
        }
    }

    private bool Pass()
    {
        Fill();
        var moves = new List<(int Node, int From)>();
        var start = division.Rank(limit);
        var (best, keep) = (start, 0);

        // Worse and worse for so many moves: it won't come back.
        var patience = Math.Max(50, _graph.Count / 20);
        while (moves.Count - keep < patience && Next() is var (v, to) && v >= 0)
        {
            moves.Add((v, division.Part[v]));
            division.Move(v, to);
            _moved[v] = true;
            for (var at = _graph.Start[v]; at < _graph.Start[v + 1]; at++)
            {
                Offer(_graph.Neighbour[at]);
            }

            if (division.Rank(limit) is var rank && rank.CompareTo(best) < 0)
            {
                (best, keep) = (rank, moves.Count);
            }
        }

        for (var i = moves.Count - 1; i >= keep; i--)
        {
            division.Move(moves[i].Node, moves[i].From);
        }

        return best.CompareTo(start) < 0;
    }

    private void Fill()
    {
        Array.Clear(_moved);
        foreach (var queue in _queues)
        {
            queue.Clear();
        }

        for (var v = 0; v < _graph.Count; v++)
        {
            Offer(v);
        }
    }

    /// <summary>The best move that there is; out of the heaviest part when that is too heavy. Node -1: none.</summary>
    private (int Node, int To) Next()
    {
        while (true)
        {
            var heaviest = division.Heaviest;
            var from = division.Weight[heaviest] > limit ? heaviest : Best();
            if (from < 0 || !_queues[from].TryDequeue(out var move, out _))
            {
                return (-1, -1);
            }

            if (_moved[move.Node] || _stamp[move.Node] != move.Stamp || division.Size[from] == 1)
            {
                continue;
            }

            if (Fits(move.Node, move.To))
            {
                return (move.Node, move.To);
            }

            // Its target has become too heavy since: the next best one, if there is.
            Offer(move.Node);
        }
    }

    private int Best()
    {
        var (found, value) = (-1, (0L, 0));
        for (var p = 0; p < _queues.Length; p++)
        {
            if (_queues[p].TryPeek(out _, out var priority) && (found < 0 || priority.CompareTo(value) < 0))
            {
                (found, value) = (p, priority);
            }
        }

        return found;
    }

    private bool Fits(int v, int to) => division.Weight[to] + _graph.Weight[v] <= limit + _slack;

    /// <summary>Queues the node's best move; an older one of it no longer counts.</summary>
    private void Offer(int v)
    {
        if (_moved[v])
        {
            return;
        }

        _stamp[v]++;
        var own = division.Part[v];
        var (to, most) = (-1, -1L);
        for (var at = _graph.Start[v]; at < _graph.Start[v + 1]; at++)
        {
            _pull[division.Part[_graph.Neighbour[at]]] += _graph.Cost[at];
        }

        for (var at = _graph.Start[v]; at < _graph.Start[v + 1]; at++)
        {
            Consider(division.Part[_graph.Neighbour[at]]);
        }

        // A node without neighbours elsewhere may still make room.
        Consider(division.Lightest);
        if (to >= 0)
        {
            _queues[own].Enqueue((v, to, _stamp[v]), (_pull[own] - most, random.Next()));
        }

        for (var at = _graph.Start[v]; at < _graph.Start[v + 1]; at++)
        {
            _pull[division.Part[_graph.Neighbour[at]]] = 0;
        }

        void Consider(int part)
        {
            if (part != own && Fits(v, part) && (_pull[part] > most || (_pull[part] == most && division.Weight[part] < division.Weight[to])))
            {
                (to, most) = (part, _pull[part]);
            }
        }
    }
}

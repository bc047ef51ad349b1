namespace Fog.Client.Partitioning;

/// <summary>
/// Moves whole regions where single moves gain nothing: between two parts it takes the nodes near their border, as many as either part
/// could take over, and cuts them anew along a minimum cut, by a maximum flow (Sanders and Schulz 2011, Engineering multilevel graph
/// partitioning algorithms).
/// </summary>
internal sealed class FlowRefinement(Division division, long limit)
{
    /// <summary>Most nodes of one side: flows through more take seconds.</summary>
    private const int MostNodes = 150;

    private readonly WeightedGraph _graph = division.Graph;

    /// <summary>Cuts each pair of neighbouring parts anew; true when something was gained.</summary>
    public bool Run(CancellationToken ct)
    {
        var gained = false;
        foreach (var (one, other) in Pairs())
        {
            ct.ThrowIfCancellationRequested();
            gained |= Improve(one, other);
        }

        return gained;
    }

    private List<(int One, int Other)> Pairs()
    {
        var pairs = new SortedSet<(int, int)>();
        for (var v = 0; v < _graph.Count; v++)
        {
            for (var at = _graph.Start[v]; at < _graph.Start[v + 1]; at++)
            {
                var (one, other) = (division.Part[v], division.Part[_graph.Neighbour[at]]);
                if (one < other)
                {
                    pairs.Add((one, other));
                }
            }
        }

        return [.. pairs];
    }

    private bool Improve(int one, int other)
    {
        var region = Region(one, other).Concat(Region(other, one)).ToHashSet();
        if (region.Count == 0)
        {
            return false;
        }

        var source = new FlowNetwork(division, region, one, other).SourceSide();
        var before = division.Rank(limit);
        var moves = region
            .Select(v => (Node: v, From: division.Part[v], To: source.Contains(v) ? one : other))
            .Where(move => move.From != move.To)
            .ToList();
        moves.ForEach(move => division.Move(move.Node, move.To));
        if (division.Rank(limit).CompareTo(before) < 0)
        {
            return true;
        }

        moves.ForEach(move => division.Move(move.Node, move.From));
        return false;
    }

    /// <summary>Nodes of a part from its border with the other inwards: no more than the other part could take, and never all.</summary>
    private List<int> Region(int part, int other)
    {
        var room = limit - division.Weight[other];
        var (found, queue, seen) = (new List<int>(), new Queue<int>(), new HashSet<int>());
        foreach (var v in Enumerable.Range(0, _graph.Count).Where(v => division.Part[v] == part && Touches(v, other)))
        {
            seen.Add(v);
            queue.Enqueue(v);
        }

        while (found.Count < Math.Min(MostNodes, division.Size[part] - 1) && queue.TryDequeue(out var v))
        {
            if (_graph.Weight[v] > room)
            {
                continue;
            }

            room -= _graph.Weight[v];
            found.Add(v);
            for (var at = _graph.Start[v]; at < _graph.Start[v + 1]; at++)
            {
                if (division.Part[_graph.Neighbour[at]] == part && seen.Add(_graph.Neighbour[at]))
                {
                    queue.Enqueue(_graph.Neighbour[at]);
                }
            }
        }

        return found;
    }

    private bool Touches(int v, int other)
    {
        for (var at = _graph.Start[v]; at < _graph.Start[v + 1]; at++)
        {
            if (division.Part[_graph.Neighbour[at]] == other)
            {
                return true;
            }
        }

        return false;
    }
}

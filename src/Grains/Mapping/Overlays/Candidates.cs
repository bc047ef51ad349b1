using Fog.Mapping.Measuring;

namespace Fog.Mapping.Overlays;

/// <summary>Remembered nodes, bounded: near ones stay longer, strangers are never crowded out.</summary>
internal sealed class Candidates(NodeName self, OverlayOptions options)
{
    private const int Drawn = 6;
    private readonly Dictionary<NodeName, Candidate> _all = [];
    private readonly List<Candidate> _list = [];

    public IReadOnlyCollection<Candidate> All => _list;

    public Candidate? Find(NodeName name) => _all.GetValueOrDefault(name);

    /// <summary>Remembers a node that someone spoke of.</summary>
    public void Hear(NodeName name, double predicted, Random random)
    {
        if (name == self)
        {
            return;
        }

        if (!_all.TryGetValue(name, out var known))
        {
            Make(random);
            _all[name] = known = new Candidate(name);
            _list.Add(known);
        }

        known.Predicted = Math.Min(known.Predicted, predicted);
    }

    /// <summary>Remembers a former neighbour with what is known of it.</summary>
    public void Keep(Neighbour gone, bool lost, TimeSpan due, Random random)
    {
        Hear(gone.Name, gone.Latency, random);
        var kept = _all[gone.Name];
        kept.Statistics = gone.Statistics;
        kept.Lost = lost ? gone.Kind : null;
        kept.Due = due;
    }

    public void Remove(NodeName name)
    {
        if (_all.Remove(name, out var gone))
        {
            _list.Remove(gone);
        }
    }

    /// <summary>The statistics of a node that becomes a neighbour, which isn't a candidate any more.</summary>
    public LinkStatistics Promote(NodeName name)
    {
        var statistics = Find(name)?.Statistics ?? LinkStatistics.Unknown;
        Remove(name);
        return statistics;
    }

    /// <summary>The admissible one with the least value; null when none is.</summary>
    public Candidate? Best(Func<Candidate, double?> value)
    {
        Candidate? best = null;
        var least = double.PositiveInfinity;
        foreach (var candidate in _list)
        {
            if (value(candidate) is { } worth && (best is null || worth < least))
            {
                (best, least) = (candidate, worth);
            }
        }

        return best;
    }

    /// <summary>Of a few by chance the farthest goes, or, every other time, any: nearness is kept and the book still turns over.</summary>
    private void Make(Random random)
    {
        if (_list.Count < options.Candidates)
        {
            return;
        }

        var goes = _list[random.Next(_list.Count)];
        var others = random.Next(2) * Drawn;
        for (var draw = 0; draw < others; draw++)
        {
            var other = _list[random.Next(_list.Count)];
            goes = other.Lost is null && (goes.Lost is not null || other.Latency > goes.Latency) ? other : goes;
        }

        Remove(goes.Name);
    }
}

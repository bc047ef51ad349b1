namespace Fog.Mapping.Overlays;

/// <summary>Makes and ends links so that both ends agree; a lost message is made up for by the next exchange.</summary>
internal sealed class LinkAgreement(Neighbourhood neighbours, Candidates candidates, Promises promises, OverlayOptions options)
{
    private readonly Dictionary<NodeName, (LinkKind Kind, TimeSpan Until)> _wishes = [];

    public bool IsWished(NodeName node) => _wishes.ContainsKey(node);

    public int Wished(LinkKind kind)
    {
        var count = 0;
        foreach (var wish in _wishes.Values)
        {
            count += wish.Kind == kind ? 1 : 0;
        }

        return count;
    }

    public void Wish(Turn turn, NodeName to, LinkKind kind, NodeName? replaces = null)
    {
        _wishes[to] = (kind, turn.Now + options.Wait);
        var measured = candidates.Find(to)?.Statistics;
        turn.Send(to, new LinkWish(kind, measured?.IsKnown == true ? measured.Smoothed : null, replaces, neighbours.Degree < options.Least));
    }

    /// <summary>A wish that is none any more: should the other end say yes after all, it is told that there is no link.</summary>
    public void Forget(NodeName node) => _wishes.Remove(node);

    public void Handle(Turn turn, NodeName from, LinkWish wish)
    {
        if (neighbours.Find(from) is { } present)
        {
            turn.Send(from, new Linked(present.Kind));
        }
        else if (Admits(from, wish) && (wish.Replaces is not { } replaced || (neighbours.Has(replaced) && promises.Make(replaced, turn.Now))))
        {
            turn.Send(from, new Linked(wish.Kind));
            Add(turn, from, wish.Kind, wish.Latency);
        }
        else
        {
            turn.Send(from, new LinkRefused());
        }
    }

    public void Handle(Turn turn, NodeName from, Linked linked)
    {
        if (neighbours.Has(from))
        {
            _wishes.Remove(from);
        }
        else if (_wishes.Remove(from) && neighbours.Degree < options.Most)
        {
            Add(turn, from, linked.Kind, null);
        }
        else
        {
            turn.Send(from, new Unlinked());
        }
    }

    public void Refused(Turn turn, NodeName from)
    {
        _wishes.Remove(from);
        candidates.Find(from)?.RefusedUntil = turn.Now + options.Refused;
    }

    public void Handle(Turn turn, NodeName from, Unlinked _)
    {
        if (neighbours.Remove(from) is { } gone)
        {
            promises.Free(from);
            candidates.Keep(gone, false, turn.Now + options.Refused, turn.Random);
        }
    }

    /// <summary>Ends a link at this end and tells the other.</summary>
    public void Drop(Turn turn, NodeName node, bool lost = false)
    {
        if (neighbours.Remove(node) is { } gone)
        {
            promises.Free(node);
            turn.Send(node, new Unlinked());
            candidates.Keep(gone, lost, turn.Now + (lost ? options.Lost : options.Refused), turn.Random);
        }
    }

    /// <summary>A wish without an answer counts as refused.</summary>
    public void Tick(Turn turn)
    {
        if (_wishes.Count == 0)
        {
            return;
        }

        foreach (var late in _wishes.Where(wish => wish.Value.Until <= turn.Now).Select(wish => wish.Key).ToList())
        {
            Refused(turn, late);
        }
    }

    private bool Admits(NodeName from, LinkWish wish)
    {
        if (neighbours.Degree >= options.Most)
        {
            return false;
        }

        if (wish.Needy || neighbours.Degree < options.Least || (wish.Kind == LinkKind.Near && neighbours.IsSmall))
        {
            return true;
        }

        if (wish.Kind == LinkKind.Random)
        {
            return wish.Replaces is not null || neighbours.Count(LinkKind.Random) < options.MostRandom;
        }

        // One's own measurement wins; what the other end says only counts until there is one.
        var known = candidates.Find(from);
        var latency = known?.Statistics.IsKnown == true ? known.Statistics.Smoothed : wish.Latency ?? double.PositiveInfinity;
        return NearRule.Admits(neighbours, from, latency, options);
    }

    private void Add(Turn turn, NodeName node, LinkKind kind, double? told)
    {
        _wishes.Remove(node);
        var added = new Neighbour(node, kind, candidates.Promote(node), told, turn.Now);
        neighbours.Add(added);
        turn.Send(node, new Exchange(neighbours.Claims(turn.Now), Reply: true));
        if (kind == LinkKind.Near)
        {
            foreach (var displaced in NearRule.Displaced(neighbours, added, options))
            {
                Drop(turn, displaced);
            }
        }
    }
}

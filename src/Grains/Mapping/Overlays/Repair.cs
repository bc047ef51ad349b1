namespace Fog.Mapping.Overlays;

/// <summary>Joining and mending: finds partners until there are enough random links, whatever was lost.</summary>
internal sealed class Repair(Neighbourhood neighbours, Candidates candidates, LinkAgreement agreement, OverlayOptions options)
{
    /// <summary>Who gave a sign of life this recently is asked before others: after many failures most remembered nodes are gone.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(15);

    private TimeSpan _trackerDue;
    private TimeSpan _peersDue;
    private TimeSpan _wishDue;

    /// <summary>A node far from all others has hardly a near link: one more random link, so that losing any leaves the least degree.</summary>
    private int Wanted => Math.Max(options.Random, options.Least + 1 - neighbours.Count(LinkKind.Near));

    public void Tick(Turn turn)
    {
        var missing = Wanted - neighbours.Count(LinkKind.Random) - agreement.Wished(LinkKind.Random);
        var found = missing <= 0 || (neighbours.Degree >= options.Least && turn.Now < _wishDue) || Wish(turn);
        if (turn.Now >= _trackerDue || (turn.Now >= _peersDue && (!found || neighbours.Degree < options.Least)))
        {
            AskTracker(turn);
            AskPeers(turn);
        }
    }

    /// <summary>
    /// Takes addresses from the tracker. One of them becomes a random neighbour even when nothing is missing (but no more than one over
    /// the number): should the network have fallen into parts that are each well linked, this joins them.
    /// </summary>
    public void Hear(Turn turn, IEnumerable<NodeName> addresses)
    {
        NodeName? stranger = null;
        foreach (var address in addresses.Where(address => !neighbours.Has(address)))
        {
            candidates.Hear(address, double.PositiveInfinity, turn.Random);
            candidates.Find(address)?.Alive = turn.Now;
            stranger = address;
        }

        if (stranger is { } met && candidates.Find(met) is not null)
        {
            turn.Send(met, new AskPeers());
            if (neighbours.Degree > 0 && neighbours.Count(LinkKind.Random) <= options.Random && !agreement.IsWished(met))
            {
                agreement.Wish(turn, met, LinkKind.Random);
            }
        }
    }

    private bool Wish(Turn turn)
    {
        _wishDue = turn.Now + options.Wait;
        var chosen = candidates.Best(candidate => Admits(candidate, turn)
            ? turn.Random.NextDouble() + (turn.Now - candidate.Alive < Fresh ? 0 : 1)
            : null);
        if (chosen is not null)
        {
            agreement.Wish(turn, chosen.Name, LinkKind.Random);
        }

        return chosen is not null;
    }

    private bool Admits(Candidate candidate, Turn turn) =>
        candidate.Lost is null && candidate.RefusedUntil <= turn.Now && !agreement.IsWished(candidate.Name)
        && (neighbours.Degree < options.Least || neighbours.Barrier(candidate.Name) is null);

    private void AskTracker(Turn turn)
    {
        _trackerDue = turn.Now + options.Tracker;
        _peersDue = turn.Now + options.Wait;
        turn.Effects.Add(new Effect.AskTracker());
    }

    private void AskPeers(Turn turn)
    {
        if (candidates.Best(candidate => candidate.Lost is null ? turn.Random.NextDouble() : null) is { } anyone)
        {
            turn.Send(anyone.Name, new AskPeers());
        }
    }
}

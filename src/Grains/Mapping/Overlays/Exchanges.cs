using Fog.Mapping.Measuring;

namespace Fog.Mapping.Overlays;

/// <summary>Neighbours tell each other their links, one neighbour at a time, and learn of other nodes and of how long messages take.</summary>
internal sealed class Exchanges(NodeName self, Neighbourhood neighbours, Candidates candidates, LinkAgreement agreement, OverlayOptions options)
{
    private TimeSpan _due;
    private int _last;

    /// <summary>Milliseconds that answers of other nodes took beyond the round trip of their link.</summary>
    public LinkStatistics Work { get; private set; } = LinkStatistics.Unknown;

    /// <summary>Tells the next neighbour, when it is time.</summary>
    public void Tick(Turn turn)
    {
        if (turn.Now >= _due && neighbours.Degree > 0)
        {
            _due = turn.Now + options.Exchange;
            _last = (_last + 1) % neighbours.Degree;
            var neighbour = neighbours.All[_last];
            neighbour.Exchanged = turn.Now;
            turn.Send(neighbour.Name, new Exchange(neighbours.Claims(turn.Now), Reply: false));
        }
    }

    /// <summary>A neighbour replied to a message that it answers at once, so long after it.</summary>
    public void Replied(Turn turn, NodeName node, TimeSpan took)
    {
        if (neighbours.Find(node)?.Statistics is { IsKnown: true } link)
        {
            Work = Work.Sampled(Math.Max(0, took.TotalMilliseconds - link.Smoothed), turn.Now);
        }
    }

    /// <summary>A node tells its links.</summary>
    public void Handle(Turn turn, NodeName from, Exchange exchange)
    {
        if (neighbours.Find(from) is not { } neighbour)
        {
            if (!agreement.IsWished(from))
            {
                turn.Send(from, new Unlinked());
            }

            return;
        }

        if (exchange.Reply && neighbour.Exchanged is { } asked)
        {
            neighbour.Exchanged = null;
            Replied(turn, from, turn.Now - asked);
        }

        neighbours.Told(neighbour, exchange.Links);
        if (!neighbours.IsSmall && neighbour.ClaimOf(self)?.Kind == LinkKind.Random)
        {
            // Ends of a network that has just outgrown its smallness may differ.
            neighbours.Relabel(neighbour, LinkKind.Random);
        }

        Learn(turn, from, exchange.Links);
        if (!exchange.Reply)
        {
            turn.Send(from, new Exchange(neighbours.Claims(turn.Now), Reply: true));
        }

        if (NearRule.Longest(neighbours, neighbour, options) is { } longest)
        {
            agreement.Drop(turn, longest);
        }
    }

    /// <summary>Remembers the other ends of a node's links, with how far they are by way of it.</summary>
    public void Learn(Turn turn, NodeName from, IEnumerable<LinkClaim> links)
    {
        var way = neighbours.Find(from)?.Latency ?? candidates.Find(from)?.Latency ?? double.PositiveInfinity;
        foreach (var link in links)
        {
            if (link.To != self && !neighbours.Has(link.To))
            {
                candidates.Hear(link.To, way + link.Latency, turn.Random);
            }
        }
    }
}

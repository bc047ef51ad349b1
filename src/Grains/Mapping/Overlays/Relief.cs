namespace Fog.Mapping.Overlays;

/// <summary>
/// Hands random links that are too many (needy nodes are never turned away) over to neighbours that have few. The node that is handed
/// over links there before it unlinks here, and both stay neighbours of the same node, so nothing falls apart. A link of which both ends
/// have too many ends, best one in a triangle: random links enough are left at both ends for the network to stay in one piece.
/// </summary>
internal sealed class Relief(Neighbourhood neighbours, LinkAgreement agreement, Promises promises, OverlayOptions options)
{
    private readonly Dictionary<NodeName, (NodeName From, TimeSpan Until)> _moving = [];
    private TimeSpan _due;

    public void Tick(Turn turn)
    {
        if (turn.Now < _due || neighbours.Count(LinkKind.Random) <= options.MostRandom)
        {
            return;
        }

        _due = turn.Now + options.YoungFlip;
        if (neighbours.IsSmall)
        {
            if (neighbours.Any(LinkKind.Random, turn.Random) is { } spare && Randoms(spare) > options.Random)
            {
                agreement.Drop(turn, spare.Name); // nobody is lost sight of where all know all
            }
        }
        else if (neighbours.Any(LinkKind.Random, turn.Random) is { } moved && neighbours.Any(LinkKind.Random, turn.Random) is { } to
            && moved != to && !to.Links.IsEmpty && to.ClaimOf(moved.Name) is null
            && Randoms(to) < options.MostRandom)
        {
            turn.Send(moved.Name, new HandOver(to.Name));
        }
        else if (Spare() is { } spared)
        {
            turn.Send(spared.Name, new LinkSpare());
        }
    }

    /// <summary>The other end can do without this link: so does this one if it has more than it wants.</summary>
    public void Handle(Turn turn, NodeName from, LinkSpare _)
    {
        if (neighbours.Find(from)?.Kind == LinkKind.Random && neighbours.Count(LinkKind.Random) > options.Random && neighbours.Degree > options.Least + 1
            && !promises.IsMade(from, turn.Now))
        {
            agreement.Drop(turn, from);
        }
    }

    public void Handle(Turn turn, NodeName from, HandOver order)
    {
        if (neighbours.Find(from)?.Kind == LinkKind.Random && !neighbours.Has(order.To) && !agreement.IsWished(order.To))
        {
            _moving[order.To] = (from, turn.Now + options.Wait);
            agreement.Wish(turn, order.To, LinkKind.Random);
        }
    }

    public void Linked(Turn turn, NodeName node)
    {
        if (_moving.Remove(node, out var move) && move.Until >= turn.Now && neighbours.Find(move.From)?.Kind == LinkKind.Random && neighbours.Has(node))
        {
            agreement.Drop(turn, move.From);
        }
    }

    public void Refused(NodeName node) => _moving.Remove(node);

    private Neighbour? Spare() => neighbours.All
        .Where(other => other.Kind == LinkKind.Random && Randoms(other) > options.Random)
        .MaxBy(other => (Triangles.Opened(other, neighbours), Randoms(other)));

    private static int Randoms(Neighbour other) => other.Links.Count(link => link.Kind == LinkKind.Random);
}

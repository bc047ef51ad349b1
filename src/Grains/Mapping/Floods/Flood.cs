using Fog.Mapping.Overlays;

namespace Fog.Mapping.Floods;

/// <summary>One node's part in floods: acknowledges, drops duplicates, asks on, merges, answers in time.</summary>
internal sealed class Flood(Overlay overlay, FloodOptions options, Action<Turn, Visit> finished)
{
    private readonly Dictionary<MapId, Sight> _seen = [];
    private readonly Dictionary<int, Visit> _visits = [];
    private TimeSpan _forgotten;
    private int _number;
    private long _stamp;

    /// <summary>What the node offers now.</summary>
    public NodeOffer? Offer { get; set; }

    /// <summary>Starts a flood of one's own.</summary>
    public void Start(Turn turn, MapId id, double budget, MapQuestion question)
    {
        var reach = budget * options.Reach;
        var patience = (reach * options.Patience) + options.Grace;
        Visit(turn, null, new MapRequest(id, 0, reach, 0, patience, question.MostNodes, question.Sure, question.Filter));
    }

    public void Handle(Turn turn, NodeName from, MapRequest request)
    {
        // What the other end says of the link between us never makes it shorter than what was measured here.
        var measured = overlay.Find(from)?.Statistics is { IsKnown: true } known ? (request.Sure ? known.Upper : known.Smoothed) : 0;
        var remaining = request.Remaining - Math.Max(0, measured - request.Claimed);
        var sight = Seen(turn, request.Id);
        sight.Note(from, request.Remaining + request.Claimed, options.DuplicateGain);
        var isNew = remaining >= 0 && remaining >= sight.Remaining + options.DuplicateGain;
        turn.Send(from, new MapAcknowledged(request.Id, request.Visit, isNew));
        if (isNew)
        {
            Visit(turn, from, request with { Remaining = remaining });
        }
    }

    public void Handle(Turn turn, NodeName from, MapAcknowledged acknowledged)
    {
        if (_visits.TryGetValue(acknowledged.Visit, out var visit) && visit.Request.Id == acknowledged.Id)
        {
            visit.Acknowledged(from, acknowledged);
            Settle(turn, visit);
        }
    }

    public void Handle(Turn turn, NodeName from, MapAnswer answer)
    {
        if (_visits.TryGetValue(answer.Visit, out var visit) && visit.Request.Id == answer.Id)
        {
            visit.Answered(from, answer);
            Settle(turn, visit);
        }
    }

    public NodeReport Report(Turn turn, OfferFilter filter) => new(
        overlay.Self, ++_stamp, Offer is { } offer && filter.Admits(offer) ? offer : null,
        [.. overlay.Neighbours.Where(neighbour => neighbour.Statistics.IsKnown)
            .Select(neighbour => neighbour.Statistics.Claim(neighbour.Name, neighbour.Kind, turn.Now))]);

    public void Wake(Turn turn)
    {
        foreach (var visit in _visits.Values.ToList())
        {
            visit.Cut(turn.Now);
            Settle(turn, visit);
        }

        if (turn.Now >= _forgotten)
        {
            _forgotten = turn.Now + options.Memory;
            foreach (var old in _seen.Where(seen => seen.Value.Until <= turn.Now).Select(seen => seen.Key).ToList())
            {
                _seen.Remove(old);
            }
        }
    }

    private void Visit(Turn turn, NodeName? parent, MapRequest request)
    {
        Seen(turn, request.Id).Remaining = request.Remaining;
        var deadline = turn.Now + TimeSpan.FromMilliseconds(Math.Max(0, request.Patience));
        var visit = new Visit(++_number, request, parent, deadline);
        visit.Add(Report(turn, request.Filter));
        _visits[visit.Number] = visit;
        foreach (var neighbour in overlay.Neighbours)
        {
            if (neighbour.Name != parent && neighbour.Statistics.IsKnown)
            {
                Forward(turn, visit, neighbour);
            }
        }

        if (!visit.IsDone)
        {
            turn.WakeAt(deadline);
        }

        Settle(turn, visit);
    }

    private Sight Seen(Turn turn, MapId id)
    {
        if (!_seen.TryGetValue(id, out var sight))
        {
            _seen[id] = sight = new Sight();
        }

        sight.Until = turn.Now + options.Memory;
        return sight;
    }

    private void Forward(Turn turn, Visit visit, Neighbour to)
    {
        var request = visit.Request;
        var cost = request.Sure ? to.Statistics.Upper : to.Statistics.Smoothed;
        var patience = request.Patience - (cost * options.Patience) - options.HopGrace;
        if (cost > request.Remaining || patience < 0
            || !Seen(turn, request.Id).Note(to.Name, request.Remaining - cost, options.DuplicateGain))
        {
            return;
        }

        var forwarded = request with { Visit = visit.Number, Remaining = request.Remaining - cost, Claimed = cost, Patience = patience };
        turn.Send(to.Name, forwarded);
        visit.Spend(forwarded);
        var acknowledgeBy = turn.Now + TimeSpan.FromMilliseconds(to.Statistics.Upper + options.AcknowledgeGrace);
        visit.Await(to.Name, acknowledgeBy);
        turn.WakeAt(acknowledgeBy);
    }

    private void Settle(Turn turn, Visit visit)
    {
        if (!visit.IsDone || !_visits.Remove(visit.Number))
        {
            return;
        }

        if (visit.Parent is { } parent)
        {
            turn.Send(parent, visit.Answer());
        }
        else
        {
            finished(turn, visit);
        }
    }
}

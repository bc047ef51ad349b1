using Fog.Mapping.Overlays;

namespace Fog.Mapping.Floods;

/// <summary>One node's part in floods: acknowledges, drops duplicates, asks on, merges, answers in time, and hands on what comes late.</summary>
/// <param name="overlay">The links.</param>
/// <param name="options">Numbers.</param>
/// <param name="finished">A flood of one's own is over.</param>
/// <param name="late">Something more came of it after that.</param>
internal sealed class Flood(Overlay overlay, FloodOptions options, Action<Turn, Visit> finished, Action<Turn, MapId, MapAnswer> late)
{
    private readonly Forwarding _forwarding = new(overlay, options);
    private readonly Dictionary<MapId, Sight> _seen = [];
    private readonly Dictionary<int, Visit> _visits = [];
    private readonly Dictionary<(MapId, NodeName, int), Visit> _byRequest = [];
    private TimeSpan _forgotten;
    private int _number;
    private long _stamp;

    /// <summary>What the node offers now.</summary>
    public NodeOffer? Offer { get; set; }

    /// <inheritdoc cref="Forwarding.Work"/>
    public double Work => _forwarding.Work;

    /// <summary>Starts a flood of one's own.</summary>
    public void Start(Turn turn, MapId id, double budget, MapQuestion question)
    {
        var reach = budget * options.Reach;
        Visit(turn, null, new MapRequest(id, 0, reach, 0, _forwarding.Patience(reach), question.MostNodes, question.Sure, question.Filter, []));
    }

    public void Handle(Turn turn, NodeName from, MapRequest request)
    {
        if (_byRequest.TryGetValue((request.Id, from, request.Visit), out var known))
        {
            turn.Send(from, new MapAcknowledged(request.Id, request.Visit, Answers: true));
            if (known.First is { } answer)
            {
                turn.Send(from, answer);
            }

            return;
        }

        // What the other end says of the link between us never makes it shorter than what was measured here.
        var measured = overlay.Find(from)?.Statistics is { IsKnown: true } link ? (request.Sure ? link.Upper : link.Smoothed) : 0;
        var remaining = request.Remaining - Math.Max(0, measured - request.Claimed);
        var sight = Seen(turn, request.Id);
        sight.Note(from, request.Remaining + request.Claimed);
        foreach (var asked in request.Asked.Take(options.MostAsked))
        {
            sight.Note(asked.Node, asked.Left);
        }

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
            if (visit.Acknowledged(from, acknowledged, turn.Now) is { } took)
            {
                overlay.Replied(turn, from, took);
            }

            Settle(turn, visit);
        }
    }

    public void Handle(Turn turn, NodeName from, MapAnswer answer)
    {
        if (!_visits.TryGetValue(answer.Visit, out var visit) || visit.Request.Id != answer.Id)
        {
            return;
        }

        if (visit.Answered(from, answer) is not { } news)
        {
            return;
        }

        if (visit.First is null)
        {
            Settle(turn, visit);
        }
        else if (visit.Parent is { } parent)
        {
            turn.Send(parent, visit.Part([.. news], answer.Holes, answer.Cost.With(answer)));
        }
        else
        {
            late(turn, answer.Id, answer);
        }
    }

    public NodeReport Report(Turn turn, OfferFilter filter) => new(
        overlay.Self, ++_stamp, Offer is { } offer && filter.Admits(offer) ? offer : null,
        [.. overlay.Neighbours.Where(neighbour => neighbour.Statistics.IsKnown)
            .Select(neighbour => neighbour.Statistics.Claim(neighbour.Name, neighbour.Kind, turn.Now))]);

    public void Wake(Turn turn)
    {
        foreach (var visit in _visits.Values.Where(visit => visit.First is null).ToList())
        {
            foreach (var (child, request) in visit.Chase(turn.Now))
            {
                turn.Send(child, request);
            }

            Settle(turn, visit);
        }

        if (turn.Now >= _forgotten)
        {
            Forget(turn);
        }
    }

    private void Visit(Turn turn, NodeName? parent, MapRequest request)
    {
        var sight = Seen(turn, request.Id);
        sight.Remaining = request.Remaining;
        sight.Note(overlay.Self, request.Remaining);
        var deadline = turn.Now + TimeSpan.FromMilliseconds(Math.Max(0, request.Patience));
        var visit = new Visit(++_number, request, parent, deadline);
        visit.Add(Report(turn, request.Filter));
        _visits[visit.Number] = visit;
        if (parent is { } asking)
        {
            _byRequest[(request.Id, asking, request.Visit)] = visit;
        }

        _forwarding.Send(turn, visit, sight);
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

    private void Settle(Turn turn, Visit visit)
    {
        if (visit.First is not null)
        {
            return;
        }

        if (!visit.IsDone)
        {
            if (visit.Alarm(turn.Now) is { } at)
            {
                turn.WakeAt(at);
            }

            return;
        }

        var answer = visit.Answer();
        if (visit.Parent is { } parent)
        {
            turn.Send(parent, answer);
        }
        else
        {
            finished(turn, visit);
        }
    }

    private void Forget(Turn turn)
    {
        _forgotten = turn.Now + options.LateMemory;
        foreach (var visit in _visits.Values.Where(visit => visit.Deadline + options.LateMemory <= turn.Now).ToList())
        {
            _visits.Remove(visit.Number);
            if (visit.Parent is { } parent)
            {
                _byRequest.Remove((visit.Request.Id, parent, visit.Request.Visit));
            }
        }

        foreach (var old in _seen.Where(seen => seen.Value.Until <= turn.Now).Select(seen => seen.Key).ToList())
        {
            _seen.Remove(old);
        }
    }
}

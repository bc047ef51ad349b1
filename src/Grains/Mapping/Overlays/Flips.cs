namespace Fog.Mapping.Overlays;

/// <summary>
/// Mixes the random links: left-first-second-right becomes left-second-first-right. Degrees and connectivity stay (Mahlmann and
/// Schindelhauer, "Peer-to-peer networks based on random transformations of connected regular undirected graphs", SPAA 2005).
/// New links are made before old ones are given up, both middle nodes take part in one flip at a time, and first alone decides; so a
/// message that is lost leaves at worst a link too many. Flips that would close more triangles than they open are declined.
/// </summary>
internal sealed class Flips(Neighbourhood neighbours, LinkAgreement agreement, Promises promises, OverlayOptions options)
{
    private const int RememberedOutcomes = 8;
    private readonly Queue<FlipOutcome> _outcomes = new();
    private Flip? _flip;
    private TimeSpan _due;
    private TimeSpan _mixDue;
    private int _done;

    public int Done => _done;

    public void Tick(Turn turn)
    {
        if (_flip is { } flip)
        {
            Pursue(turn, flip);
        }
        else if (turn.Now >= _due)
        {
            Offer(turn);
        }
    }

    public void Handle(Turn turn, NodeName from, FlipOffer offer)
    {
        var right = _flip is null && neighbours.Find(from)?.Kind == LinkKind.Random && !neighbours.Has(offer.Left) ? FlipChoice.Right(neighbours, promises, from, offer, turn) : null;
        turn.Send(from, new FlipAnswer(offer.Id, right));
        if (right is { } given)
        {
            // First decides within its time; second waits a little longer for the outcome before it keeps both links.
            _flip = new Flip(offer.Id, from, false, given, offer.Left, false, turn.Now + (2 * options.Wait));
            promises.Make(given, turn.Now);
            agreement.Wish(turn, offer.Left, LinkKind.Random, replaces: from);
        }
    }

    public void Handle(Turn turn, NodeName from, FlipAnswer answer)
    {
        if (_flip is not { IsFirst: true } flip || flip.Id != answer.Id || flip.Partner != from)
        {
            return;
        }

        if (answer.Right is not { } right || (flip.New is null && neighbours.Has(right)))
        {
            Decide(turn, flip, false);
        }
        else if (flip.New is null)
        {
            _flip = flip with { New = right };
            agreement.Wish(turn, right, LinkKind.Random, replaces: from);
        }
    }

    public void Handle(Turn turn, NodeName from, FlipReady ready)
    {
        if (_flip is { IsFirst: true } flip && flip.Id == ready.Id)
        {
            _flip = flip with { Ready = true };
            Settle(turn);
        }
        else if (_outcomes.FirstOrDefault(outcome => outcome.Id == ready.Id) is { } outcome)
        {
            turn.Send(from, outcome);
        }
    }

    public void Handle(Turn turn, NodeName from, FlipOutcome outcome)
    {
        if (_flip is { IsFirst: false } flip && flip.Id == outcome.Id && flip.Partner == from)
        {
            GiveUp(turn, (outcome.Holds ? flip.Old : flip.New)!.Value);
            _done += outcome.Holds ? 1 : 0;
            End(flip);
        }
    }

    /// <summary>A link stands that a flip may have waited for.</summary>
    public void Linked(Turn turn, NodeName node)
    {
        if (_flip is { IsFirst: false } flip && flip.New == node)
        {
            turn.Send(flip.Partner, new FlipReady(flip.Id));
        }

        Settle(turn);
    }

    /// <summary>A link was refused that a flip may have waited for.</summary>
    public void Refused(Turn turn, NodeName node)
    {
        if (_flip is not { } flip || flip.New != node || neighbours.Has(node))
        {
            return;
        }

        if (flip.IsFirst)
        {
            Decide(turn, flip, false);
        }
        else
        {
            turn.Send(flip.Partner, new FlipAnswer(flip.Id, null));
            End(flip);
        }
    }

    private void Offer(Turn turn)
    {
        var isYoung = _done < options.YoungFlips;
        var isDue = isYoung || turn.Now >= _mixDue;
        _due = turn.Now + (isYoung ? options.YoungFlip : options.Mending);
        if (FlipChoice.Pair(neighbours, promises, turn) is { } chosen && (isDue || chosen.Surplus < 0))
        {
            _mixDue = isDue ? turn.Now + options.SettledFlip : _mixDue;

            // A flip that is only there to open triangles has to open one more than it closes.
            var surplus = chosen.Surplus + (isDue ? 0 : 1);
            _flip = new Flip(turn.Random.NextInt64(), chosen.Second.Name, true, chosen.Left.Name, null, false, turn.Now + options.Wait);
            promises.Make(chosen.Left.Name, turn.Now);
            turn.Send(chosen.Second.Name, new FlipOffer(_flip.Id, chosen.Left.Name, neighbours.Names(), surplus));
        }
    }

    private void Pursue(Turn turn, Flip flip)
    {
        if (turn.Now >= flip.Until)
        {
            if (flip.IsFirst)
            {
                Decide(turn, flip, false);
            }
            else
            {
                End(flip);
            }
        }
        else if (flip.New is { } wanted && !neighbours.Has(wanted))
        {
            agreement.Wish(turn, wanted, LinkKind.Random, replaces: flip.Partner);
        }
        else if (!flip.IsFirst)
        {
            turn.Send(flip.Partner, new FlipReady(flip.Id));
        }
    }

    private void Settle(Turn turn)
    {
        if (_flip is { IsFirst: true, Ready: true, New: { } stands } flip && neighbours.Has(stands))
        {
            Decide(turn, flip, true);
        }
    }

    private void Decide(Turn turn, Flip flip, bool holds)
    {
        var outcome = new FlipOutcome(flip.Id, holds);
        _outcomes.Enqueue(outcome);
        if (_outcomes.Count > RememberedOutcomes)
        {
            _outcomes.Dequeue();
        }

        turn.Send(flip.Partner, outcome);
        if ((holds ? flip.Old : flip.New) is { } gone)
        {
            GiveUp(turn, gone);
        }

        _done += holds ? 1 : 0;
        End(flip);
    }

    private void End(Flip flip)
    {
        promises.Free(flip.Old);
        _flip = null;
    }

    private void GiveUp(Turn turn, NodeName node)
    {
        agreement.Forget(node);
        if (neighbours.Find(node)?.Kind == LinkKind.Random)
        {
            agreement.Drop(turn, node);
        }
    }
}

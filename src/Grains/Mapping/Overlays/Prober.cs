namespace Fog.Mapping.Overlays;

/// <summary>Decides what to measure next: each tick a few neighbours and one candidate, so that the cost of a node never grows.</summary>
internal sealed class Prober(Neighbourhood neighbours, Candidates candidates, LinkAgreement agreement, OverlayOptions options)
{
    /// <summary>A measured candidate is measured again after this time.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Neighbours probed in one tick before their turn: those that missed a probe, so that the dead are found out soon, and those that are
    /// hardly known. One more is the one that waited longest, so that nobody waits longer than there are links.
    /// </summary>
    private const int BeforeTurn = 2;

    /// <summary>One probe in four goes to anyone, so that the search for near nodes doesn't end in a corner.</summary>
    private const int Exploring = 4;

    public void Tick(Turn turn)
    {
        for (var count = 0; count < BeforeTurn && Next(turn, Hurry) is { } neighbour; count++)
        {
            Probe(turn, neighbour);
        }

        if (Next(turn, _ => 0) is { } waited)
        {
            Probe(turn, waited);
        }

        var explores = turn.Random.Next(Exploring) == 0;
        if (candidates.Best(candidate => Worth(candidate, turn, explores)) is { } next)
        {
            next.Due = turn.Now + (next.Lost is null ? Stale : options.Lost);
            turn.Probe(next.Name);
        }
    }

    public void Probed(Turn turn, NodeName node, double? roundTrip)
    {
        if (neighbours.Find(node) is { } neighbour)
        {
            neighbour.Statistics = roundTrip is { } time ? neighbour.Statistics.Sampled(time, turn.Now) : neighbour.Statistics.Missed();
            neighbour.Misses = roundTrip is null ? neighbour.Misses + 1 : 0;
            if (neighbour.Misses >= options.MostMisses)
            {
                agreement.Drop(turn, node, lost: true);
            }
        }
        else if (candidates.Find(node) is { } candidate)
        {
            Probed(turn, candidate, roundTrip);
        }
    }

    private void Probed(Turn turn, Candidate candidate, double? roundTrip)
    {
        if (roundTrip is not { } time)
        {
            candidate.Statistics = candidate.Statistics.Missed();
            if (candidate.Lost is null)
            {
                candidates.Remove(candidate.Name);
            }

            return;
        }

        candidate.Statistics = candidate.Statistics.Sampled(time, turn.Now);
        candidate.Alive = turn.Now;
        if (candidate.Lost is { } kind)
        {
            candidate.Lost = null;
            agreement.Wish(turn, candidate.Name, kind);
        }
    }

    /// <summary>First who missed a probe, then who is hardly known; null: the neighbour can wait for its turn.</summary>
    private int? Hurry(Neighbour neighbour) => neighbour.Misses > 0 ? 0 : neighbour.Statistics.Samples < options.YoungSamples ? 1 : null;

    /// <summary>Of those with a rank and the least one, who waited longest; nobody twice in a tick.</summary>
    private Neighbour? Next(Turn turn, Func<Neighbour, int?> rank)
    {
        Neighbour? next = null;
        var least = (int.MaxValue, TimeSpan.MaxValue);
        foreach (var neighbour in neighbours.All)
        {
            if (neighbour.Probed < turn.Now && rank(neighbour) is { } own && (own, neighbour.Probed).CompareTo(least) < 0)
            {
                (next, least) = (neighbour, (own, neighbour.Probed));
            }
        }

        return next;
    }

    private static void Probe(Turn turn, Neighbour neighbour)
    {
        neighbour.Probed = turn.Now;
        turn.Probe(neighbour.Name);
    }

    private static double? Worth(Candidate candidate, Turn turn, bool explores)
    {
        if (candidate.Due > turn.Now)
        {
            return null;
        }

        if (candidate.Lost is not null)
        {
            return -1;
        }

        return explores ? turn.Random.NextDouble() : candidate.Latency;
    }
}

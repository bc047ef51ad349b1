namespace Fog.Mapping.Overlays;

/// <summary>Looks for near nodes: asks the nearest known ones whom they know, and links to the nearest that the rule admits.</summary>
internal sealed class NearSearch(Neighbourhood neighbours, Candidates candidates, LinkAgreement agreement, OverlayOptions options)
{
    private TimeSpan _askDue;

    public void Tick(Turn turn)
    {
        var limit = NearRule.Limit(neighbours, options);
        if (agreement.Wished(LinkKind.Near) == 0
            && candidates.Best(candidate => candidate.Latency < limit && Admits(candidate, turn) ? candidate.Latency : null) is { } near)
        {
            agreement.Wish(turn, near.Name, LinkKind.Near);
        }

        if (turn.Now >= _askDue
            && candidates.Best(candidate => candidate.Statistics.IsKnown && candidate.AskDue <= turn.Now ? candidate.Latency : null) is { } known)
        {
            _askDue = turn.Now + options.Ask;
            known.AskDue = turn.Now + (16 * options.Ask);
            turn.Send(known.Name, new AskPeers());
        }
    }

    private bool Admits(Candidate candidate, Turn turn) =>
        candidate.Statistics.IsKnown && candidate.Lost is null && candidate.RefusedUntil <= turn.Now && !agreement.IsWished(candidate.Name)
        && NearRule.Admits(neighbours, candidate.Name, candidate.Statistics.Smoothed, options);
}

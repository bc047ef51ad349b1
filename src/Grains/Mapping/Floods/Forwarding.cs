using Fog.Mapping.Measuring;
using Fog.Mapping.Overlays;

namespace Fog.Mapping.Floods;

/// <summary>Whom a node asks on.</summary>
internal sealed class Forwarding(Overlay overlay, FloodOptions options)
{
    /// <summary>As many hops as most floods have.</summary>
    private const int Hops = 4;

    /// <summary>Until so many were measured the bound means nothing.</summary>
    private const int LeastSamples = 6;

    /// <summary>Milliseconds that a message and its answer take beyond the round trip of their link, nearly always.</summary>
    public double Work => overlay.Work is { Samples: >= LeastSamples } work ? Math.Clamp(work.Upper, options.LeastWork, options.MostWork) : options.UnknownWork;

    /// <summary>Milliseconds that each hop keeps of the time for answers, for its own work.</summary>
    private double HopWork => overlay.Work is { Samples: >= LeastSamples } work ? Math.Min(work.Smoothed, options.MostWork / Hops) : options.UnknownWork / Hops;

    /// <summary>Milliseconds until the node that asks has the answers.</summary>
    /// <param name="reach">How far requests travel, in milliseconds of round trip.</param>
    public double Patience(double reach) => (reach * options.Patience) + Work + (Hops * HopWork);

    /// <summary>Sends the requests of a visit. All who are asked are told of each other.</summary>
    public void Send(Turn turn, Visit visit, Sight sight)
    {
        var request = visit.Request;
        var chosen = overlay.Neighbours
            .Where(to => to.Name != visit.Parent && to.Statistics.IsKnown)
            .Select(to => (To: to, Cost: request.Sure ? to.Statistics.Upper : to.Statistics.Smoothed))
            .Where(way => way.Cost <= request.Remaining && sight.IsNews(way.To, request.Remaining - way.Cost, options.DuplicateGain, request.Sure))
            .ToList();
        foreach (var (to, cost) in chosen)
        {
            var left = request.Remaining - cost;
            sight.Note(to.Name, left, left - LinkStatistics.Doubt(to.Statistics.Smoothed, to.Statistics.Upper));
        }

        var asked = sight.Most(options.MostAsked);
        foreach (var (to, cost) in chosen)
        {
            var forwarded = request with
            {
                Visit = visit.Number,
                Remaining = request.Remaining - cost,
                Claimed = cost,
                Patience = Math.Max(0, request.Patience - (cost * options.Patience) - HopWork),
                Asked = asked,
            };
            turn.Send(to.Name, forwarded);
            visit.Ask(to.Name, forwarded, turn.Now, TimeSpan.FromMilliseconds(to.Statistics.Upper + Work));
        }
    }
}

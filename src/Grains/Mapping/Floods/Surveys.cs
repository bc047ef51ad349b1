using Fog.Mapping.Measuring;
using Fog.Mapping.Overlays;

namespace Fog.Mapping.Floods;

/// <summary>The asking node's part: floods with growing budgets, then direct probes of the best nodes that were heard of.</summary>
internal sealed class Surveys
{
    private readonly List<Survey> _open = [];
    private readonly Overlay _overlay;
    private readonly FloodOptions _options;

    public Surveys(Overlay overlay, FloodOptions options)
    {
        (_overlay, _options) = (overlay, options);
        Flood = new Flood(overlay, options, Finished, Late);
    }

    public Flood Flood { get; }

    public void Ask(Turn turn, long number, MapQuestion question)
    {
        var survey = new Survey(number, question, turn.Now);
        _open.Add(survey);
        Next(turn, survey);
    }

    public void Handle(Turn turn, NodeName from, Reported reported)
    {
        if (_open.Find(open => open.Flood == reported.Id) is { Deadline: not null } survey && survey.Asked.Remove(from))
        {
            survey.Cost = survey.Cost.With(reported);
            survey.Add(reported.Report);
            Probe(turn, survey);
            Settle(turn, survey);
        }
    }

    public void Probed(Turn turn, NodeName node, double? roundTrip)
    {
        foreach (var survey in _open.Where(open => open.Probing.Remove(node)).ToList())
        {
            if (roundTrip is { } time)
            {
                survey.Probed[node] = LinkStatistics.Unknown.Sampled(time, turn.Now);
            }
            else
            {
                survey.Asked.Remove(node);
            }

            Settle(turn, survey);
        }
    }

    public void Wake(Turn turn)
    {
        foreach (var survey in _open.Where(open => open.Deadline <= turn.Now).ToList())
        {
            Answer(turn, survey);
        }
    }

    private void Next(Turn turn, Survey survey)
    {
        survey.Budget = survey.Budgets.Dequeue();
        survey.Flood = new MapId(_overlay.Self, turn.Random.NextInt64());
        survey.Floods.Add(survey.Flood);
        Flood.Start(turn, survey.Flood, survey.Budget, survey.Question);
    }

    private void Finished(Turn turn, Visit visit)
    {
        if (_open.Find(open => open.Flood == visit.Request.Id) is not { } survey)
        {
            return;
        }

        survey.Cost += visit.Cost;
        survey.Holes.UnionWith(visit.Holes);
        foreach (var report in visit.Reports)
        {
            survey.Add(report);
        }

        survey.FloodTime = turn.Now - survey.Started;
        if (survey.Budgets.Count > 0 && !survey.HasEnough(_options.Enough, MapDrawing.Draw(_overlay, survey, turn.Now).Nodes))
        {
            Next(turn, survey);
            return;
        }

        // Who is within the budget answers probe and question within the budget.
        survey.Deadline = turn.Now + TimeSpan.FromMilliseconds((survey.Budget * _options.DirectPatience) + (2 * Flood.Work));
        Probe(turn, survey);
        if (survey.Probing.Count + survey.Asked.Count > 0)
        {
            turn.WakeAt(survey.Deadline.Value);
        }

        Settle(turn, survey);
    }

    /// <summary>While a wider flood goes on, or the nodes that are probed answer, there is time for what came too late for a flood.</summary>
    private void Late(Turn turn, MapId flood, MapAnswer answer)
    {
        if (_open.Find(open => open.Floods.Contains(flood)) is not { } survey)
        {
            return;
        }

        survey.Cost += answer.Cost.With(answer);
        survey.Holes.UnionWith(answer.Holes);
        foreach (var report in answer.Reports)
        {
            survey.Add(report);
        }

        if (survey.Deadline is not null)
        {
            Probe(turn, survey);
            Settle(turn, survey);
        }
    }

    /// <summary>First who isn't in the map yet, by the length of the known way; then who is, but was never measured, nearest first.</summary>
    private void Probe(Turn turn, Survey survey)
    {
        var ways = MapDrawing.Known(_overlay, survey, MapLinks.Of(_overlay.Self, survey.Reports));
        foreach (var (node, _) in ways.Where(way => way.Value.Measured && MapDrawing.IsWithin(way.Value, survey)).ToList())
        {
            AskReport(turn, survey, node);
        }

        var chosen = ways
            .Where(way => !way.Value.Measured && !survey.Probing.Contains(way.Key))
            .OrderBy(way => survey.Reports.ContainsKey(way.Key) && MapDrawing.IsWithin(way.Value, survey)).ThenBy(way => way.Value.Latency)
            .Take(survey.Question.DirectProbes - survey.Probes).Select(way => way.Key);
        foreach (var node in chosen.ToList())
        {
            survey.Probes++;
            survey.Probing.Add(node);
            survey.Cost += new MapCost(0, 2, 2 * ProbeSize);
            turn.Probe(node);
            AskReport(turn, survey, node);
        }
    }

    /// <summary>IPv4 and UDP headers and 32 bytes of probe.</summary>
    private const int ProbeSize = 60;

    private void AskReport(Turn turn, Survey survey, NodeName node)
    {
        if (!survey.Reports.ContainsKey(node) && survey.Asked.Add(node))
        {
            var request = new ReportRequest(survey.Flood, survey.Question.Filter);
            survey.Cost = survey.Cost.With(request);
            turn.Send(node, request);
        }
    }

    private void Settle(Turn turn, Survey survey)
    {
        if (survey is { Deadline: not null, Probing.Count: 0, Asked.Count: 0 })
        {
            Answer(turn, survey);
        }
    }

    private void Answer(Turn turn, Survey survey)
    {
        if (_open.Remove(survey))
        {
            turn.Effects.Add(new Effect.Answer(survey.Number, MapDrawing.Draw(_overlay, survey, turn.Now)));
        }
    }
}

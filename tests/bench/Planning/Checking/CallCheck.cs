using System.Globalization;
using Fog.Bench.Planning.Instances;

namespace Fog.Bench.Planning.Checking;

/// <summary>Whether the calls of a plan keep to their bounds.</summary>
internal sealed class CallCheck(Instance instance)
{
    /// <summary>The planner's tables are of single precision.</summary>
    private const double Slack = 2e-5;

    private readonly Ways _ways = new(instance.Map.Links);

    public IEnumerable<string> Faults(IReadOnlyDictionary<string, NodeName> places)
    {
        var times = new Dictionary<CallSpec, double>();
        foreach (var call in instance.Spec.Calls)
        {
            var (from, to) = (places[call.From], places[call.To]);
            if (_ways.Between(from, to) is not { } way)
            {
                yield return $"{call.From} can't reach {call.To}";
                continue;
            }

            times[call] = way.Time(call.Payload);
            if (call.MaxLatency is { } most && times[call] > most.TotalMilliseconds * (1 + Slack))
            {
                yield return Text($"{call.From} -> {call.To} takes {times[call]} ms, at most {most.TotalMilliseconds} are bearable");
            }
        }

        foreach (var fault in Paths(times).Concat(Shares(places)))
        {
            yield return fault;
        }
    }

    /// <summary>What all calls between two hosts need together.</summary>
    private IEnumerable<string> Shares(IReadOnlyDictionary<string, NodeName> places)
    {
        var needs = new Dictionary<(NodeName, NodeName), double>();
        foreach (var call in instance.Spec.Calls)
        {
            var (a, b) = (places[call.From], places[call.To]);
            var ends = a < b ? (a, b) : (b, a);
            needs[ends] = needs.GetValueOrDefault(ends) + ((call.Bandwidth ?? 0) / 8.0);
        }

        foreach (var ((a, b), need) in needs)
        {
            if (_ways.Between(a, b) is { } way && need > way.Throughput * (1 + Slack))
            {
                yield return Text($"calls between {a} and {b} need {need} bytes a second, their way bears {way.Throughput}");
            }
        }
    }

    /// <summary>Each chain of calls from a task that nobody calls to one that calls nobody.</summary>
    private IEnumerable<string> Paths(Dictionary<CallSpec, double> times)
    {
        if (instance.Spec.Agreement.MaxPathLatency is not { } most)
        {
            yield break;
        }

        // As many passes as there are tasks: no chain is longer.
        var reached = instance.Spec.Tasks.Keys.ToDictionary(task => task, _ => 0.0);
        foreach (var _ in instance.Spec.Tasks)
        {
            foreach (var call in instance.Spec.Calls)
            {
                reached[call.To] = Math.Max(reached[call.To], reached[call.From] + times.GetValueOrDefault(call));
            }
        }

        if (reached.Values.Max() > most.TotalMilliseconds * (1 + Slack))
        {
            yield return Text($"a chain of calls takes {reached.Values.Max()} ms, at most {most.TotalMilliseconds} are bearable");
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

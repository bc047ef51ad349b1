using System.Collections.Immutable;

namespace Fog.Client.Partitioning;

/// <summary>The calls of a graph, each pair once, and what they weigh.</summary>
internal sealed class CallSection(GraphmlDocument document, CallGraphAttributes attributes)
{
    private readonly Measure? _rate = Of(document, document.Find("edge", AttributeNames.Rate));
    private readonly Measure? _bytes = Of(document, document.Find("edge", AttributeNames.Bytes));
    private readonly Measure? _weight = Of(document, attributes.CallWeight is { } name
        ? document.Named("edge", name)
        : document.Find("edge", AttributeNames.CallWeight));

    private int _loops;
    private int _doubles;

    /// <summary>Returns the graph with its calls.</summary>
    public CallGraph Read(CallGraph graph, ImmutableDictionary<string, int> index)
    {
        var place = new Dictionary<(int, int), int>();
        var calls = new List<FunctionCall>();
        foreach (var edge in document.Edges)
        {
            var call = One(edge, index);
            if (call.From == call.To)
            {
                _loops++;
            }
            else if (place.TryGetValue((call.From, call.To), out var at))
            {
                _doubles++;
                var sum = calls[at];
                calls[at] = sum with { Weight = sum.Weight + call.Weight, Rate = sum.Rate + call.Rate, Volume = sum.Volume + call.Volume };
            }
            else
            {
                place.Add((call.From, call.To), calls.Count);
                calls.Add(call);
            }
        }

        return graph with
        {
            Calls = [.. calls],
            Weighing = $"{graph.Weighing}, calls by {Weigher}",
            Notes = [.. graph.Notes, .. Notes()],
        };
    }

    private string Weigher => _weight?.Name ?? (_rate, _bytes) switch
    {
        (not null, not null) => $"{_rate.Name} × {_bytes.Name}",
        _ => (_rate ?? _bytes)?.Name ?? "number",
    };

    private static Measure? Of(GraphmlDocument document, GraphmlKey? key) => key is null ? null : new Measure(document, key);

    private FunctionCall One(GraphmlElement edge, ImmutableDictionary<string, int> index)
    {
        var what = $"call '{edge.Source}' -> '{edge.Target}'";
        var weight = _weight?.Of(edge, what, 1);
        var given = _rate?.Of(edge, what, 1);
        var bytes = _bytes?.Of(edge, what, 1);
        var rate = given ?? weight ?? 1;
        return new FunctionCall(End(edge, edge.Source), End(edge, edge.Target), weight ?? (given ?? 1) * (bytes ?? 1), rate, rate * bytes);

        int End(GraphmlElement edge, string id) => index.TryGetValue(id, out var at)
            ? at
            : throw document.Wrong(edge, $"{what}: expected a call between functions of the graph, found no <node id=\"{id}\">.");
    }

    private IEnumerable<string> Notes()
    {
        var all = document.Edges.Count;
        string?[] measures = [_weight?.Note("calls", all, "1"), _rate?.Note("calls", all, "1"), _bytes?.Note("calls", all, "1")];
        foreach (var note in measures.OfType<string>())
        {
            yield return note;
        }

        if (_loops > 0)
        {
            yield return $"{_loops} of {all} calls are of a function to itself: left out, they never leave their task.";
        }

        if (_doubles > 0)
        {
            yield return $"{_doubles} of {all} calls are between functions that another call joins the same way: put together.";
        }

        if (!document.Directed)
        {
            yield return "The graph is undirected: an edge's source is taken as the caller.";
        }
    }
}

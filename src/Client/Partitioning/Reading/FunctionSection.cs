using System.Collections.Immutable;

namespace Fog.Client.Partitioning;

/// <summary>The functions of a graph and what they weigh.</summary>
internal sealed class FunctionSection(GraphmlDocument document, CallGraphAttributes attributes)
{
    private readonly GraphmlKey? _name = document.Find("node", AttributeNames.Name);
    private readonly Measure? _cpu = Of(document, document.Find("node", AttributeNames.Cpu));
    private readonly Measure? _memory = Of(document, document.Find("node", AttributeNames.Memory));
    private readonly Measure? _weight = Of(document, attributes.FunctionWeight is { } name
        ? document.Named("node", name)
        : document.Find("node", AttributeNames.FunctionWeight));

    /// <summary>Returns a graph without calls.</summary>
    public (CallGraph Functions, ImmutableDictionary<string, int> Index) Read()
    {
        if (document.Nodes.Count == 0)
        {
            throw new CallGraphException($"{document.File}: expected at least one <node>, found an empty graph.");
        }

        var index = ImmutableDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        var functions = document.Nodes.Select(node => One(node, index)).ToImmutableArray();
        if (functions.All(function => function.Weight == 0))
        {
            throw new CallGraphException($"{document.File}: expected functions that weigh something, found {Weigher} 0 for all; name another attribute.");
        }

        string?[] notes =
        [
            _weight?.Note("functions", functions.Length, "1"),
            _cpu?.Note("functions", functions.Length, "0"),
            _memory?.Note("functions", functions.Length, "0"),
        ];
        return (new CallGraph(functions, [], $"functions by {Weigher}", [.. notes.OfType<string>()]), index.ToImmutable());
    }

    private string Weigher => (_weight ?? _cpu ?? _memory)?.Name ?? "number";

    private static Measure? Of(GraphmlDocument document, GraphmlKey? key) => key is null ? null : new Measure(document, key);

    private Function One(GraphmlElement node, ImmutableDictionary<string, int>.Builder index)
    {
        if (!index.TryAdd(node.Id, index.Count))
        {
            var first = document.Nodes[index[node.Id]];
            throw document.Wrong(node, $"expected each function once, found '{node.Id}' a second time after line {first.Line}; give it an id of its own.");
        }

        var what = $"function '{node.Id}'";
        var cpu = _cpu?.Of(node, what, 0);
        var memory = _memory?.Of(node, what, 0);
        var weight = _weight?.Of(node, what, 1) ?? cpu ?? memory ?? 1;
        var name = _name is not null && node.Value(_name) is { Length: > 0 } text ? text : node.Id;
        return new Function(node.Id, name, weight, cpu, (long?)memory);
    }
}

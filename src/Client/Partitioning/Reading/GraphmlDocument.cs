namespace Fog.Client.Partitioning;

/// <summary>A GraphML file as it is written, before anybody says what its attributes mean.</summary>
internal sealed class GraphmlDocument(string file)
{
    public string File => file;

    /// <summary>Declared attributes by id.</summary>
    public Dictionary<string, GraphmlKey> Keys { get; } = [];

    public List<GraphmlElement> Nodes { get; } = [];

    public List<GraphmlElement> Edges { get; } = [];

    /// <summary>Whether an edge without a word of its own has a direction.</summary>
    public bool Directed { get; set; }

    public CallGraphException Wrong(GraphmlElement at, string sentence) => new($"{file}:{at.Line}:{at.Column}: {sentence}");
}

/// <summary>An attribute that nodes or edges may have.</summary>
/// <param name="Name">What its writer calls it.</param>
/// <param name="Domain">Whose it is: <c>node</c>, <c>edge</c>, <c>graph</c> or <c>all</c>.</param>
internal sealed record GraphmlKey(string Name, string Domain)
{
    /// <summary>What elements have that say nothing; null for none.</summary>
    public string? Default { get; set; }

    public bool IsOf(string domain) => Domain == domain || Domain == "all";
}

/// <summary>A node or an edge, and where it is.</summary>
/// <param name="Id">Of a node; empty for an edge.</param>
/// <param name="Source">Of an edge: the node that it comes from.</param>
/// <param name="Target">Of an edge: the node that it goes to.</param>
internal sealed record GraphmlElement(int Line, int Column, string Id, string Source, string Target)
{
    private Dictionary<GraphmlKey, string>? _values;

    public void Set(GraphmlKey key, string value) => (_values ??= [])[key] = value;

    public string? Value(GraphmlKey key) => _values?.GetValueOrDefault(key) ?? key.Default;
}

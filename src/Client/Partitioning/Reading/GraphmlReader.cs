using System.Xml;

namespace Fog.Client.Partitioning;

/// <summary>
/// Reads GraphML (Brandes, Eiglsperger, Herman, Himsolt and Marshall, Graph Drawing 2001) as a stream: files of any size cost what their
/// nodes and edges cost. One flat graph; no entities, no nested graphs, no hyperedges.
/// </summary>
internal sealed class GraphmlReader
{
    /// <summary>More than any program has; beyond, the file is something else.</summary>
    internal const int MostFunctions = 50_000;

    internal const int MostCalls = 500_000;

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null };

    private readonly XmlReader _xml;
    private readonly GraphmlDocument _document;
    private int _graphs;
    private GraphmlKey? _key;
    private GraphmlElement? _element;
    private int _depth;

    private GraphmlReader(XmlReader xml, string file)
    {
        _xml = xml;
        _document = new GraphmlDocument(file);
    }

    /// <exception cref="CallGraphException">It isn't GraphML, or more than one flat graph.</exception>
    public static GraphmlDocument Read(TextReader text, string file, CancellationToken ct)
    {
        using var xml = XmlReader.Create(text, Settings);
        try
        {
            return new GraphmlReader(xml, file).Document(ct);
        }
        catch (XmlException e)
        {
            var sentence = e.Message.Split(" Line ")[0].TrimEnd('.');
            throw new CallGraphException($"{file}:{e.LineNumber}:{e.LinePosition}: expected GraphML, found text that isn't XML: {sentence}.", e);
        }
    }

    private GraphmlDocument Document(CancellationToken ct)
    {
        if (_xml.MoveToContent() != XmlNodeType.Element || _xml.LocalName != "graphml")
        {
            throw Wrong($"expected GraphML, whose first element is <graphml>, found <{_xml.LocalName}>; export the call graph as GraphML");
        }

        for (var more = _xml.Read(); more;)
        {
            ct.ThrowIfCancellationRequested();
            if (_xml is { NodeType: XmlNodeType.Element, LocalName: "data" or "default" })
            {
                // These read past their own end.
                Value();
                continue;
            }

            if (_xml.NodeType == XmlNodeType.Element)
            {
                Element();
            }

            more = _xml.Read();
        }

        return _graphs == 1 ? _document : throw new CallGraphException($"{_document.File}: expected one <graph>, found none; export the call graph as GraphML.");
    }

    private void Element()
    {
        switch (_xml.LocalName)
        {
            case "key":
                _key = new GraphmlKey(_xml.GetAttribute("attr.name") ?? "", _xml.GetAttribute("for") ?? "all");
                _document.Keys[Attribute("id")] = _key;
                break;
            case "graph":
                Graph();
                break;
            case "node":
                Add(_document.Nodes, Here(Attribute("id"), "", ""), MostFunctions, "functions");
                break;
            case "edge":
                Add(_document.Edges, Here("", Attribute("source"), Attribute("target")), MostCalls, "calls");
                break;
            case "hyperedge":
                throw Wrong("expected calls between two functions, found a <hyperedge>; write an <edge> for each pair");
        }
    }

    private void Graph()
    {
        if (_graphs++ > 0)
        {
            throw Wrong("expected one flat <graph>, found a second or nested one; export functions and calls without groups");
        }

        _document.Directed = Attribute("edgedefault") == "directed";
    }

    private void Value()
    {
        if (_xml.LocalName == "default")
        {
            var text = Text();
            (_key ?? throw Wrong("expected <default> inside of a <key>")).Default = text;
            return;
        }

        var key = Attribute("key");
        if (!_document.Keys.TryGetValue(key, out var known))
        {
            throw Wrong($"expected one of the declared keys {string.Join(", ", _document.Keys.Keys)}, found '{key}'; declare it with <key id=\"{key}\" …>");
        }

        // <data> of the graph itself or of a port says nothing about the node or edge before it; nor do the drawings that editors keep there.
        var element = _xml.Depth == _depth + 1 ? _element : null;
        if (Text() is { } value)
        {
            element?.Set(known, value);
        }
    }

    /// <summary>The text of the element, which is left behind; null when there are elements in it.</summary>
    private string? Text()
    {
        using var inner = _xml.ReadSubtree();
        inner.Read();
        var (text, nested) = ("", false);
        while (inner.Read())
        {
            nested |= inner.NodeType == XmlNodeType.Element;
            text += inner.NodeType is XmlNodeType.Text or XmlNodeType.CDATA ? inner.Value : "";
        }

        inner.Close();
        _xml.Read();
        return nested ? null : text.Trim();
    }

    private void Add(List<GraphmlElement> list, GraphmlElement element, int most, string what)
    {
        if (list.Count == most)
        {
            throw Wrong($"expected at most {most} {what}, found more; leave out what is never called, or group by module first");
        }

        list.Add(element);
        (_element, _depth) = (element, _xml.Depth);
    }

    private string Attribute(string name) =>
        _xml.GetAttribute(name) is { Length: > 0 } value ? value : throw Wrong($"<{_xml.LocalName}>: expected an attribute '{name}', found none");

    private GraphmlElement Here(string id, string source, string target)
    {
        var at = (IXmlLineInfo)_xml;
        return new GraphmlElement(at.LineNumber, at.LinePosition, id, source, target);
    }

    private CallGraphException Wrong(string sentence) => _document.Wrong(Here("", "", ""), sentence + ".");
}

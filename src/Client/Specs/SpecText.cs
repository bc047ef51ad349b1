using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Fog.Client;

/// <summary>From text to the one YAML document in it.</summary>
internal static class SpecText
{
    private const string Expected = "one YAML document that describes a service";
    private static readonly Mark Start = new(0, 1, 1);

    /// <summary>Returns the document's root; null, and a problem, when there is none to read.</summary>
    public static SpecField? Root(SpecFile file, string text)
    {
        using var reader = new StringReader(text);
        var parser = new DuplicateKeys(new Parser(reader), file);
        try
        {
            var stream = new YamlStream();
            stream.Load(parser);
            if (stream.Documents.Count == 1)
            {
                return new SpecField(file, "", stream.Documents[0].RootNode.Start, stream.Documents[0].RootNode);
            }

            var found = stream.Documents.Count == 0 ? "an empty file" : $"{stream.Documents.Count} documents";
            file.Report(Start, "", Expected, found, "docs/spec.md has an example");
        }
        catch (YamlException e)
        {
            file.Report(Tab(text, e) ?? e.Start, "", "YAML", $"text that isn't: {e.Message}");
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet 18.1: a plain word in a list that isn't closed, followed by a key, breaks the scanner instead of a sentence.
            file.Report(parser.Reached, "", "YAML", "text that isn't, from here on", "look for a bracket or a quote that isn't closed");
        }

        return null;
    }

    /// <summary>Where a tab indents a line: YamlDotNet complains of it at the start of the mapping around it.</summary>
    private static Mark? Tab(string text, YamlException e)
    {
        if (!e.Message.Contains("tab", StringComparison.Ordinal))
        {
            return null;
        }

        var lines = text.Split('\n');
        var line = Array.FindIndex(lines, line => line.TrimStart(' ').StartsWith('\t'));
        return line < 0 ? null : new Mark(0, line + 1, lines[line].IndexOf('\t', StringComparison.Ordinal) + 1);
    }
}

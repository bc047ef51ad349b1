namespace Fog.Client.Partitioning;

/// <summary>Which attributes of a file weigh; null for those that are usual (docs/partition.md).</summary>
/// <param name="FunctionWeight">Name of the attribute that weighs functions.</param>
/// <param name="CallWeight">Name of the attribute that weighs calls.</param>
public sealed record CallGraphAttributes(string? FunctionWeight = null, string? CallWeight = null);

/// <summary>Reads call graphs from GraphML.</summary>
public static class CallGraphReader
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="CallGraphException">It can't be read, isn't GraphML, or holds what can't be understood.</exception>
    public static CallGraph Read(string path, CallGraphAttributes attributes, CancellationToken ct = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            using var text = new StreamReader(path);
            return Parse(text, path, attributes, ct);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CallGraphException($"{path}: expected a call graph in GraphML, found no such file; check the path.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var found = Directory.Exists(path) ? "a folder" : e.Message.TrimEnd('.');
            throw new CallGraphException($"{path}: expected a call graph in GraphML that can be read, found {found}.", e);
        }
    }

    /// <summary>Reads text that came from elsewhere; <paramref name="path"/> is what errors name.</summary>
    /// <exception cref="CallGraphException">It isn't GraphML, or holds what can't be understood.</exception>
    public static CallGraph Parse(TextReader text, string path, CallGraphAttributes attributes, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(attributes);
        var document = GraphmlReader.Read(text, path, ct);
        var (functions, weight) = new FunctionSection(document, attributes).Read();
        return new CallSection(document, attributes).Read(functions, weight);
    }
}

using System.Collections.Immutable;

namespace Fog.Client.Partitioning;

/// <summary>What tools that draw and measure call graphs call things. Case, dashes, underscores and spaces don't count; the first that a file has is taken.</summary>
internal static class AttributeNames
{
    public static ImmutableArray<string> Name { get; } = ["name", "label", "function"];

    public static ImmutableArray<string> FunctionWeight { get; } = ["weight", "load"];

    public static ImmutableArray<string> Cpu { get; } = ["cpu", "cores"];

    public static ImmutableArray<string> Memory { get; } = ["memory", "mem", "ram"];

    public static ImmutableArray<string> CallWeight { get; } = ["weight"];

    public static ImmutableArray<string> Rate { get; } = ["rate", "calls", "count", "frequency", "qps", "rps"];

    public static ImmutableArray<string> Bytes { get; } = ["bytes", "payload", "size"];

    /// <summary>The attribute that the file has under one of the names; null for none.</summary>
    public static GraphmlKey? Find(this GraphmlDocument document, string domain, ImmutableArray<string> names)
    {
        var keys = document.Keys.Values.Where(key => key.IsOf(domain)).ToList();
        return names.Select(name => keys.Find(key => Plain(key.Name) == name)).FirstOrDefault(key => key is not null);
    }

    /// <summary>The attribute that somebody asked for by its name.</summary>
    /// <exception cref="CallGraphException">The file has none of that name.</exception>
    public static GraphmlKey Named(this GraphmlDocument document, string domain, string name)
    {
        var keys = document.Keys.Values.Where(key => key.IsOf(domain) && key.Name.Length > 0).ToList();
        if ((keys.Find(key => key.Name == name) ?? keys.Find(key => Plain(key.Name) == Plain(name))) is { } found)
        {
            return found;
        }

        var (whose, there) = (domain == "node" ? "functions" : "calls", string.Join(", ", keys.Select(key => key.Name)));
        throw new CallGraphException(
            $"{document.File}: expected an attribute '{name}' of {whose}, found {(there.Length == 0 ? "none at all" : "only " + there)}; "
            + (NearestWord.Advice(name, keys.Select(key => key.Name)) ?? "name one that the file declares with <key>."));
    }

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}

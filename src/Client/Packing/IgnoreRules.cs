using System.Collections.Immutable;

namespace Fog.Client;

/// <summary>What of a folder isn't packed: the last pattern that matches a path, or a folder above it, decides.</summary>
internal sealed class IgnoreRules(ImmutableArray<IgnorePattern> patterns)
{
    /// <summary>The file whose lines are the rules; it is never packed. Without it those of <see cref="Dockers"/> hold.</summary>
    public const string Own = ".fogignore";

    /// <summary>Docker's name for the same; it is packed, as Docker does.</summary>
    public const string Dockers = ".dockerignore";

    /// <summary>Whether a folder that is ignored may still hold something to pack.</summary>
    public bool HasExceptions { get; } = patterns.Any(pattern => pattern.Keeps);

    /// <summary>Reads the rules of a folder.</summary>
    public static IgnoreRules Of(string folder)
    {
        var file = new[] { Own, Dockers }.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        return Parse(file is null ? [] : File.ReadLines(file));
    }

    public static IgnoreRules Parse(IEnumerable<string> lines) => new([.. lines.Select(IgnorePattern.Parse).OfType<IgnorePattern>()]);

    /// <summary>Tells whether a path, relative to the folder and with slashes, is left out.</summary>
    public bool Ignores(string path)
    {
        if (path is "Dockerfile" or Dockers)
        {
            return false;
        }

        var ends = Enumerable.Range(0, path.Length).Where(i => path[i] == '/').Append(path.Length).ToList();
        var decisive = patterns.LastOrDefault(pattern => ends.Any(end => pattern.Matches.IsMatch(path[..end])));
        return path == Own || decisive is { Keeps: false };
    }
}

using System.Collections.Immutable;
using System.Formats.Tar;
using System.Text.RegularExpressions;

namespace Fog.Agent.Images;

/// <summary>What a build needs from elsewhere. Pure but for reading the archive.</summary>
internal static partial class Dockerfile
{
    private const string Name = "Dockerfile";

    /// <summary>The images that a Dockerfile builds on or copies from, stages of its own and <c>scratch</c> aside.</summary>
    /// <param name="text">The Dockerfile.</param>
    public static ImmutableArray<string> Bases(string text)
    {
        var (arguments, stages, bases) = (new Dictionary<string, string>(), new HashSet<string>(StringComparer.OrdinalIgnoreCase), new List<string>());
        foreach (var line in Continued().Replace(text, " ").Split('\n').Select(line => line.Trim()))
        {
            if (Argument().Match(line) is { Success: true } argument && stages.Count == 0 && bases.Count == 0)
            {
                arguments[argument.Groups["name"].Value] = argument.Groups["value"].Value.Trim('"', '\'');
            }
            else if (From().Match(line) is { Success: true } from)
            {
                Add(Filled(from.Groups["image"].Value, arguments));
                stages.Add(from.Groups["stage"].Value);
            }
            else if (CopyFrom().Match(line) is { Success: true } copy)
            {
                Add(copy.Groups["image"].Value);
            }
        }

        return [.. bases.Distinct()];

        void Add(string image)
        {
            if (image is not ("" or "scratch") && !stages.Contains(image) && !int.TryParse(image, out _))
            {
                bases.Add(image);
            }
        }
    }

    /// <summary>The Dockerfile of a build context; empty when it has none.</summary>
    public static async Task<string> Read(string context, CancellationToken ct)
    {
        await using var archive = File.OpenRead(context);
        await using var tar = new TarReader(archive);
        while (await tar.GetNextEntryAsync(copyData: false, ct) is { } entry)
        {
            if (entry.Name.TrimStart('.', '/') == Name && entry.DataStream is { } bytes)
            {
                using var reader = new StreamReader(bytes);
                return await reader.ReadToEndAsync(ct);
            }
        }

        return "";
    }

    private static string Filled(string image, Dictionary<string, string> arguments) => Variable().Replace(
        image, use => arguments.TryGetValue(use.Groups["name"].Value, out var value) && value.Length > 0 ? value : use.Groups["default"].Value);

    [GeneratedRegex(@"\\[ \t]*\r?\n")]
    private static partial Regex Continued();

    [GeneratedRegex(@"\AARG\s+(?<name>\w+)(=(?<value>\S*))?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Argument();

    [GeneratedRegex(@"\AFROM\s+(--\S+\s+)*(?<image>\S+)(\s+AS\s+(?<stage>\S+))?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex From();

    [GeneratedRegex(@"\A(COPY|ADD)\s+(--\S+\s+)*--from=(?<image>\S+)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex CopyFrom();

    [GeneratedRegex(@"\$(\{(?<name>\w+)(:-(?<default>[^}]*))?\}|(?<name>\w+))", RegexOptions.ExplicitCapture)]
    private static partial Regex Variable();
}

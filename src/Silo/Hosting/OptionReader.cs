using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Fog.Hosting;

/// <summary>Reads single options of a section and collects what is wrong with them; a wrong value reads as the default.</summary>
internal sealed class OptionReader(IConfiguration section)
{
    private readonly List<string> _problems = [];
    private readonly SortedSet<string> _keys = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>All that was wrong, one sentence each.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>The keys that were asked for.</summary>
    public IReadOnlyCollection<string> Keys => _keys;

    /// <summary>How an option is written in the environment.</summary>
    public static string Variable(string key) => "Fog__" + key.Replace(":", "__", StringComparison.Ordinal);

    /// <summary>Notes a problem of an option.</summary>
    public void Complain(string key, string sentence) => _problems.Add($"{Variable(key)} {sentence}");

    /// <summary>Text; an empty value counts as not set.</summary>
    public string? Text(string key)
    {
        _keys.Add(key);
        return section[key] is { Length: > 0 } text ? text : null;
    }

    /// <summary>A value that <paramref name="parse"/> understands; null from it is a problem.</summary>
    public T? Value<T>(string key, Func<string, T?> parse, string expected)
        where T : struct
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        var value = parse(text);
        if (value is null)
        {
            Complain(key, $"is '{text}'; expected {expected}.");
        }

        return value;
    }

    /// <summary>A TCP port.</summary>
    public int Port(string key, int otherwise) => Value<int>(
        key,
        text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535 ? port : null,
        "a port from 1 to 65535") ?? otherwise;

    /// <summary>A number that isn't negative.</summary>
    public double? Number(string key, bool zero, string expected) => Value<double>(
        key,
        text => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && (number > 0 || (zero && number == 0)) ? number : null,
        expected);

    /// <summary>An absolute path, of the host or of the control groups.</summary>
    public string Path(string key, string otherwise)
    {
        var path = Text(key) ?? otherwise;
        if (!path.StartsWith('/') || path.Split('/').Contains(".."))
        {
            Complain(key, $"is '{path}'; expected an absolute path without '..'.");
        }

        return path;
    }

    /// <summary>Notes each value in the section that no option has asked for: most likely a slip of the pen.</summary>
    public void ComplainOfUnknown(params string[] open)
    {
        foreach (var leaf in section.AsEnumerable(makePathsRelative: true).Where(pair => pair.Value is not null).Select(pair => pair.Key).Order())
        {
            if (!_keys.Contains(leaf) && !open.Any(prefix => leaf.StartsWith(prefix + ":", StringComparison.OrdinalIgnoreCase)))
            {
                Complain(leaf, "is no option of a node; docs/node.md lists them.");
            }
        }
    }
}

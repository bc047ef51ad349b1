using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Fog.Lab.Files;

/// <summary>Reads the fields of one mapping; what is wrong is noted with its line and name, and reading goes on.</summary>
internal sealed class YamlFields
{
    private readonly SpecProblems _problems;
    private readonly string _path;
    private readonly Dictionary<string, YamlNode> _fields = [];

    private YamlFields(YamlMappingNode node, string path, SpecProblems problems, IReadOnlyCollection<string> known)
    {
        (Node, _path, _problems) = (node, path, problems);
        foreach (var (key, value) in node.Children)
        {
            var name = key is YamlScalarNode scalar ? scalar.Value ?? "" : "";
            if (known.Count == 0 || known.Contains(name))
            {
                _fields[name] = value;
            }
            else
            {
                problems.Add(key, Field(name), $"unknown field; known are {string.Join(", ", known)}");
            }
        }
    }

    public YamlNode Node { get; }

    public IEnumerable<string> Names => _fields.Keys;

    /// <summary>Null, and noted, when the node is no mapping. An empty list of known names admits any.</summary>
    public static YamlFields? Of(YamlNode node, string path, SpecProblems problems, params IReadOnlyCollection<string> known)
    {
        if (node is YamlMappingNode mapping)
        {
            return new YamlFields(mapping, path, problems, known);
        }

        problems.Add(node, path, "expected a mapping of names to values");
        return null;
    }

    public string Field(string name) => _path.Length == 0 ? name : $"{_path}.{name}";

    public YamlNode? Find(string name) => _fields.GetValueOrDefault(name);

    public void Wrong(string name, string problem) => _problems.Add(Find(name) ?? Node, Field(name), problem);

    /// <summary>The field as text; null when it isn't there or, noted, no single value.</summary>
    public string? Text(string name)
    {
        switch (Find(name))
        {
            case null:
                return null;
            case YamlScalarNode { Value: { Length: > 0 } text }:
                return text;
            default:
                Wrong(name, "expected one value");
                return null;
        }
    }

    public string? Required(string name)
    {
        if (Find(name) is null)
        {
            _problems.Add(Node, Field(name), "is missing");
        }

        return Text(name);
    }

    /// <summary>A value by a parser that says yes or no; null when it isn't there or, noted, can't be read.</summary>
    public T? Value<T>(string name, Parser<T> parse, string expected)
        where T : struct
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (parse(text, out var value))
        {
            return value;
        }

        Wrong(name, $"expected {expected}, got \"{text}\"");
        return null;
    }

    public int? Count(string name, int max) => Value<int>(
        name,
        (string t, out int n) => int.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out n) && n >= 1 && n <= max,
        string.Create(CultureInfo.InvariantCulture, $"a whole number from 1 to {max}"));

    public double? Number(string name, bool zero) => Value<double>(
        name,
        (string t, out double n) =>
            double.TryParse(t, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out n) && (n > 0 || (zero && n == 0)),
        zero ? "a number from 0 up" : "a number above 0");

    public delegate bool Parser<T>(string text, out T value);
}

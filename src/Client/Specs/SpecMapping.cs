using System.Collections.Immutable;

namespace Fog.Client;

/// <summary>A section with a fixed set of keys. Reading it reports those that nobody knows.</summary>
internal sealed class SpecMapping
{
    private readonly SpecField _section;
    private readonly Dictionary<string, SpecField> _fields = [];

    private SpecMapping(SpecField section) => _section = section;

    /// <summary>Reads a section; null, and a problem, when it is no mapping.</summary>
    public static SpecMapping? Of(SpecField section, ImmutableArray<string> keys)
    {
        var known = string.Join(", ", keys);
        if (section.Node is not YamlDotNet.RepresentationModel.YamlMappingNode)
        {
            section.Report($"a mapping with {known}");
            return null;
        }

        var mapping = new SpecMapping(section);
        foreach (var (key, field) in section.Entries(known))
        {
            if (keys.Contains(key))
            {
                mapping._fields[key] = field;
            }
            else
            {
                field.Report($"one of {known}", $"'{key}'", NearestWord.Advice(key, keys));
            }
        }

        return mapping;
    }

    public SpecField? Optional(string key) => _fields.GetValueOrDefault(key);

    /// <summary>The field of that key; null, and a problem at the section, when it isn't there.</summary>
    public SpecField? Required(string key, string expected, string? advice = null)
    {
        if (_fields.TryGetValue(key, out var field))
        {
            return field;
        }

        ReportMissing(key, expected, advice);
        return null;
    }

    public void ReportMissing(string key, string expected, string? advice = null) =>
        _section.File.Report(_section.At, _section.Path.Length == 0 ? key : $"{_section.Path}.{key}", expected, "nothing", advice);
}

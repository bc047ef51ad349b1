using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Fog.Client;

/// <summary>A value in a spec file and where it is: problems point at its key, since that is what a person looks for.</summary>
internal sealed record SpecField(SpecFile File, string Path, Mark At, YamlNode Node)
{
    /// <summary>What is there, in words.</summary>
    public string Found => Node switch
    {
        YamlScalarNode when IsNothing => "nothing",
        YamlScalarNode scalar => $"'{scalar.Value}'",
        YamlSequenceNode => "a list",
        _ => "a mapping",
    };

    /// <summary>Whether YAML reads the value as null: empty, <c>~</c> or <c>null</c> without quotes.</summary>
    public bool IsNothing => Node is YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" };

    public void Report(string expected, string? found = null, string? advice = null) =>
        File.Report(At, Path, expected, found ?? Found, advice);

    /// <summary>The items of a list; none, and a problem, when the value is no list.</summary>
    public IEnumerable<SpecField> Items(string expected)
    {
        if (Node is YamlSequenceNode list)
        {
            return list.Children.Select((item, index) => new SpecField(File, $"{Path}[{index}]", item.Start, item));
        }

        Report(expected);
        return [];
    }

    /// <summary>The entries of a mapping whose keys are the writer's to choose; none, and a problem, when the value is no mapping.</summary>
    public IEnumerable<(string Key, SpecField Value)> Entries(string expected)
    {
        if (Node is not YamlMappingNode mapping)
        {
            Report(expected);
            yield break;
        }

        foreach (var (key, value) in mapping.Children)
        {
            if (key is YamlScalarNode { Value: { } name })
            {
                yield return (name, new SpecField(File, Path.Length == 0 ? name : $"{Path}.{name}", key.Start, value));
            }
            else
            {
                File.Report(key.Start, Path, "a key of plain text", "a list or a mapping as key");
            }
        }
    }
}

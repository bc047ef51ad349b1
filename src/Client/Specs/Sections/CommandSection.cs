using System.Collections.Immutable;
using YamlDotNet.RepresentationModel;

namespace Fog.Client;

/// <summary>The command of a task: program and arguments, no shell.</summary>
internal static class CommandSection
{
    private const string Expected = "a list of texts, the program first, such as [\"/app/web\", \"--verbose\"]";

    public static ImmutableArray<string> Read(SpecField? field)
    {
        if (field is null)
        {
            return [];
        }

        var words = field.Items(Expected).ToList();
        if (words.Count == 0 && field.Node is YamlSequenceNode)
        {
            field.Report(Expected, "an empty list", "leave 'command' out to run the image's own");
        }

        return [.. words.Select(Word)];
    }

    /// <summary>An empty argument is fine when it is written as one: <c>""</c>.</summary>
    private static string Word(SpecField word)
    {
        if (word.Node is YamlScalarNode scalar && !word.IsNothing)
        {
            return scalar.Value!;
        }

        word.Report("a text");
        return "";
    }
}

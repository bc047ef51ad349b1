using System.CommandLine;
using Fog.Lab;

namespace Fog.Cli.Lab;

/// <summary>Options and arguments that several verbs share.</summary>
internal static class LabOptions
{
    public static Option<string?> Name { get; } = new("--name")
    {
        Description = "Which lab; without it the variable FOG_LAB says so, else it is \"lab\".",
        Recursive = true,
        HelpName = "LAB",
    };

    public static Option<string> Output()
    {
        var output = new Option<string>("--output", "-o") { Description = "table for people, json for programs.", DefaultValueFactory = _ => "table" };
        output.AcceptOnlyFromAmong("table", "json");
        return output;
    }

    /// <summary>A host's name; the names of the running lab complete it.</summary>
    public static Argument<string> Host(string name)
    {
        var host = new Argument<string>(name) { Description = "A host of the lab.", HelpName = name };
        host.CompletionSources.Add(context => HostNames(context.ParseResult));
        return host;
    }

    public static FogLab Open(ParseResult parsed) => FogLab.Open(parsed.GetValue(Name));

    private static IEnumerable<string> HostNames(ParseResult parsed)
    {
        try
        {
            return LabState.Load(LabNames.Choose(parsed.GetValue(Name)))?.Hosts.Select(h => h.Name) ?? [];
        }
        catch (LabException)
        {
            return [];
        }
    }
}

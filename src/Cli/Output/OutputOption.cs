using System.CommandLine;

namespace Fog.Cli.Output;

/// <summary>Tables for people, JSON for machines.</summary>
internal static class OutputOption
{
    public static Option<string> Create()
    {
        var output = new Option<string>("--output", "-o") { Description = "table for people, json for machines.", DefaultValueFactory = _ => "table" };
        output.AcceptOnlyFromAmong("table", "json");
        return output;
    }
}

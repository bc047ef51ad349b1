using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Fog.Lab;
using Spectre.Console;

namespace Fog.Cli.Lab;

/// <summary>`fog lab status`.</summary>
internal static class StatusCommand
{
    // A full matrix has thousands of links; --output json has them all.
    private const int ShownLinks = 20;

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    public static Command Create()
    {
        var output = LabOptions.Output();
        var status = new Command("status", "Show hosts, engines, nodes, shaped and cut links.") { output };
        status.Do(async (parsed, cancel) =>
        {
            var now = await LabOptions.Open(parsed).Status(cancel);
            if (parsed.GetValue(output) == "json")
            {
                await parsed.InvocationConfiguration.Output.WriteLineAsync(JsonSerializer.Serialize(now, Format));
                return;
            }

            AnsiConsole.Write(Hosts(now));
            foreach (var line in Links(now))
            {
                AnsiConsole.WriteLine(line);
            }
        });
        return status;
    }

    private static Table Hosts(LabStatus lab)
    {
        var table = new Table().Border(TableBorder.None);
        foreach (var title in new[] { "HOST", "ADDRESS", "ENGINE", "NODE", "PID", "NODE MEMORY", "ENGINE MEMORY" })
        {
            table.AddColumn(new TableColumn(title).NoWrap().PadRight(2));
        }

        foreach (var host in lab.Hosts)
        {
            table.AddRow(
                host.Name,
                host.Address,
                host.Engine ? "up" : host.On ? "silent" : "off",
                host.Node ? "up" : host.NodeProcess is null ? "none" : "silent",
                host.NodeProcess?.ToString(CultureInfo.InvariantCulture) ?? "-",
                Mebibytes(host.NodeMemory),
                Mebibytes(host.EngineMemory));
        }

        return table;
    }

    private static IEnumerable<string> Links(LabStatus lab)
    {
        foreach (var link in lab.Links.Take(ShownLinks))
        {
            yield return $"{link.From} -> {link.To}: {link.Shape}";
        }

        if (lab.Links.Count > ShownLinks)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"… and {lab.Links.Count - ShownLinks} more shaped links");
        }

        foreach (var cut in lab.Cuts)
        {
            yield return $"{cut.A} and {cut.B} are cut";
        }
    }

    private static string Mebibytes(long? bytes) =>
        bytes is null ? "-" : string.Create(CultureInfo.InvariantCulture, $"{bytes >> 20} MiB");
}

using System.CommandLine;
using System.Globalization;
using Fog.Cli.Output;
using Fog.Cli.Running;
using Fog.Client;
using Spectre.Console;

namespace Fog.Cli.Services;

/// <summary><c>fog nodes</c>.</summary>
internal static class NodesCommand
{
    public static Command Create()
    {
        var output = OutputOption.Create();
        var command = new Command("nodes", "Show the nodes of the fog and what they offer.") { output };
        command.Do(async (parsed, client, cancel) =>
        {
            var nodes = await client.Nodes(cancel);
            if (parsed.GetValue(output) == "json")
            {
                await parsed.InvocationConfiguration.Output.WriteLineAsync(Json.Of(nodes));
                return 0;
            }

            AnsiConsole.Write(Table(nodes));
            foreach (var (name, obstacle) in nodes.SelectMany(node => node.Description?.Abilities.Obstacles.Select(text => (node.Name, text)) ?? []))
            {
                AnsiConsole.WriteLine($"{name} runs no tasks: {obstacle}");
            }

            return 0;
        });
        return command;
    }

    private static Table Table(IEnumerable<NodeListing> nodes)
    {
        var table = Tables.With("NODE", "ADDRESS", "PLATFORM", "CPU FREE", "MEMORY FREE", "DISK FREE", "TASKS", "ENGINE", "CRIU", "PRICE/H", "LABELS");
        foreach (var node in nodes)
        {
            if (node.Description is { } it)
            {
                table.Row(
                    it.Name.ToString(),
                    it.Address,
                    it.Platform,
                    string.Create(CultureInfo.InvariantCulture, $"{it.Free.Cpu:0.##}/{it.Total.Cpu:0.##}"),
                    $"{Tables.Bytes(it.Free.Memory)}/{Tables.Bytes(it.Total.Memory)}",
                    $"{Tables.Bytes(it.Free.Disk)}/{Tables.Bytes(it.Total.Disk)}",
                    it.Tasks.ToString(CultureInfo.InvariantCulture),
                    it.Abilities.Docker ?? "none",
                    it.Abilities.Criu ?? "none",
                    string.Create(CultureInfo.InvariantCulture, $"{it.Price.CpuHour:0.###}+{it.Price.GiBHour:0.###}/GiB"),
                    string.Join(' ', it.Labels.Select(label => $"{label.Key}={label.Value}")));
            }
            else
            {
                table.Row([node.Name.ToString(), node.Unavailable, .. Enumerable.Repeat<string?>(null, table.Columns.Count - 2)]);
            }
        }

        return table;
    }
}

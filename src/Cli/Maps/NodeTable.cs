using System.Globalization;
using Fog.Cli.Output;
using Spectre.Console;

namespace Fog.Cli.Maps;

/// <summary>The nodes of the fog as a table.</summary>
internal static class NodeTable
{
    public static Table Of(IEnumerable<NodeRow> nodes)
    {
        var table = Tables.With(
            "NODE", "ADDRESS", "PLATFORM", "LOAD", "CPU FREE", "MEMORY FREE", "DISK FREE", "TASKS", "MOVES", "RELIABILITY", "NEIGHBOURS", "PRICE/H", "LABELS");
        foreach (var node in nodes)
        {
            if (node.Description is { } it)
            {
                table.Row(
                    it.Name.ToString(),
                    it.Address,
                    OfferText.Platform(it),
                    OfferText.Percent(it.Load),
                    OfferText.Cpu(it),
                    OfferText.Memory(it),
                    OfferText.Disk(it),
                    it.Abilities.RunsTasks ? it.Tasks.ToString(CultureInfo.InvariantCulture) : "none",
                    it.Abilities.Migrates ? "yes" : "no",
                    OfferText.Percent(node.Network?.Reliability),
                    node.Network?.Links.Length.ToString(CultureInfo.InvariantCulture),
                    OfferText.Price(it),
                    string.Join(' ', it.Labels.Select(label => $"{label.Key}={label.Value}")));
            }
            else
            {
                table.Row([node.Name.ToString(), node.Unavailable, .. Enumerable.Repeat<string?>(null, table.Columns.Count - 2)]);
            }
        }

        return table;
    }

    /// <summary>Why nodes run no tasks, a line each.</summary>
    public static IEnumerable<string> Notes(IEnumerable<NodeRow> nodes) => nodes
        .SelectMany(node => node.Description?.Abilities.Obstacles.Select(text => $"{node.Name} runs no tasks: {text}") ?? []);
}

using System.Globalization;
using Fog.Cli.Output;
using Fog.Client.Partitioning;
using Spectre.Console;

namespace Fog.Cli.Partition;

/// <summary>Tasks and the calls between them as tables.</summary>
internal static class PartitionTables
{
    /// <summary>Functions named in a row; the spec names all.</summary>
    private const int Shown = 6;

    public static Table Tasks(CallGraphPartition partition)
    {
        var table = Tables.With("TASK", "FUNCTIONS", "WEIGHT", "CPU", "MEMORY", "WHICH");
        foreach (var task in partition.Tasks)
        {
            var more = task.Functions.Length - Shown;
            table.Row(
                task.Name,
                task.Functions.Length.ToString(CultureInfo.InvariantCulture),
                Shares.Number(task.Weight),
                task.Cpu?.ToString("0.###", CultureInfo.InvariantCulture),
                task.Memory is { } bytes ? Output.Tables.Bytes(bytes) : null,
                string.Join(", ", task.Functions.Take(Shown)) + (more > 0 ? string.Create(CultureInfo.InvariantCulture, $" and {more} more") : ""));
        }

        return table;
    }

    public static Table Calls(CallGraphPartition partition)
    {
        var table = Tables.With("FROM", "TO", "PAIRS", "WEIGHT", "RATE", "PAYLOAD");
        foreach (var call in partition.Calls)
        {
            table.Row(
                call.From,
                call.To,
                call.Pairs.ToString(CultureInfo.InvariantCulture),
                Shares.Number(call.Weight),
                Shares.Number(call.Rate),
                call.Payload?.ToString(CultureInfo.InvariantCulture));
        }

        return table;
    }
}

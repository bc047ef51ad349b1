using System.Globalization;
using Fog.Cli.Output;
using Spectre.Console;

namespace Fog.Cli.Moving;

/// <summary>Forecasts and reports of moves as tables.</summary>
internal static class MoveTables
{
    /// <summary>All methods side by side.</summary>
    public static Table Of(MigrationForecast forecast)
    {
        var table = Tables.With("METHOD", "STANDSTILL", "TOTAL", "BYTES", "ROUNDS", "WHY NOT");
        foreach (var method in forecast.Methods)
        {
            table.Row(
                MethodOption.Name(method.Method) + (method.Method == forecast.Chosen ? " *" : ""), MoveText.Time(method.Freeze), MoveText.Time(method.Total),
                Tables.Bytes(method.Bytes), method.Rounds.ToString(CultureInfo.InvariantCulture), method.Refusal);
        }

        return table;
    }

    /// <summary>Rounds and parts of the standstill.</summary>
    public static Table Of(MigrationReport report)
    {
        var table = Tables.With("PART", "TIME", "STANDSTILL", "BYTES");
        for (var round = 0; round < report.Rounds.Length; round++)
        {
            var moved = report.Rounds[round];
            table.Row(
                $"round {(round + 1).ToString(CultureInfo.InvariantCulture)}", MoveText.Time(moved.Elapsed), MoveText.Time(moved.Frozen), Tables.Bytes(moved.Bytes));
        }

        foreach (var (part, milliseconds) in report.Phases)
        {
            table.Row(part, MoveText.Time(TimeSpan.FromMilliseconds(milliseconds)), "", "");
        }

        return table;
    }
}

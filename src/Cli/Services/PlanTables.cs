using System.Globalization;
using Fog.Cli.Output;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Fog.Cli.Services;

/// <summary>A plan as people read it: places, calls against their bounds, the cost by term, and how good it is; or the refusals.</summary>
internal static class PlanTables
{
    /// <summary>The parts, top to bottom.</summary>
    public static IEnumerable<IRenderable> Of(PlanResult result)
    {
        yield return Places(result);
        if (result.Plan?.Report is { } report)
        {
            if (!report.Calls.IsEmpty)
            {
                yield return new Text("\n");
                yield return Calls(report);
            }

            yield return new Text("\n");
            yield return Terms(report);
            yield return new Text($"\n{Sentence(result.Plan.Mapper, report)}\n");
        }

        if (result.Explanation is { } explanation)
        {
            yield return new Text($"\n{explanation.Task} -> {explanation.Node}: {explanation.Reason}\n");
            yield return Alternatives(explanation);
            yield return new Text(explanation.TurnedDown.Length == 0 ? "" : $"out of the question: {explanation.TurnedDown}\n");
        }
    }

    private static Table Places(PlanResult result)
    {
        var table = Tables.With("TASK", "NODE", "WHY");
        foreach (var (task, place) in result.Plan?.Assignments.AsEnumerable() ?? [])
        {
            table.Row(task, place.Node.ToString(), place.Reason);
        }

        foreach (var (task, reason) in result.Refusals)
        {
            table.Row(task, "none", reason);
        }

        return table;
    }

    private static Table Calls(PlanReport report)
    {
        var table = Tables.With("CALL", "LATENCY", "AT MOST", "BANDWIDTH", "AT LEAST");
        foreach (var call in report.Calls)
        {
            table.Row($"{call.From} -> {call.To}", Milliseconds(call.Latency), call.MaxLatency is { } most ? Milliseconds(most) : null, Bits(call.Bandwidth), Bits(call.Needed));
        }

        return table;
    }

    private static Table Terms(PlanReport report)
    {
        var table = Tables.With("TERM", "AMOUNT", "WEIGHT", "COST");
        foreach (var term in report.Terms)
        {
            table.Row(term.Name, $"{Number(term.Amount)} {term.Unit}", Number(term.Weight), Number(term.Cost));
        }

        table.Row("all", null, null, Number(report.Cost));
        return table;
    }

    private static Table Alternatives(PlanExplanation explanation)
    {
        var table = Tables.With("INSTEAD", "COSTS MORE", "BECAUSE");
        foreach (var other in explanation.Alternatives)
        {
            table.Row(other.Node.ToString(), Number(other.Extra), other.Why);
        }

        return table;
    }

    private static string Sentence(string mapper, PlanReport report) => string.Create(CultureInfo.InvariantCulture,
        $"{report.Objective} by {mapper} among {report.Nodes} nodes, seed {report.Seed}: no plan costs less than {report.Bound:0.####}, so none is more than {report.Gap:P1} cheaper.");

    private static string Milliseconds(double value) => string.Create(CultureInfo.InvariantCulture, $"{value:0.##} ms");

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private static string? Bits(double? bits) => bits switch
    {
        null => null,
        >= 1e9 => string.Create(CultureInfo.InvariantCulture, $"{bits / 1e9:0.#} gbit"),
        >= 1e6 => string.Create(CultureInfo.InvariantCulture, $"{bits / 1e6:0.#} mbit"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bits / 1e3:0.#} kbit"),
    };
}

using System.Globalization;
using Spectre.Console;

namespace Fog.Bench.Planning.Running;

/// <summary>What is printed of trials.</summary>
internal static class PlanTable
{
    private const double Near = 1.02;

    /// <summary>A row for each contestant.</summary>
    public static Table Summary(IReadOnlyList<(string Name, IReadOnlyList<Trial> Trials)> contestants)
    {
        var table = new Table().Border(TableBorder.Markdown).AddColumns("method", "mean", "worst", "within 2 %", "refused or broken", "cpu ms");
        foreach (var (name, trials) in contestants)
        {
            var ratios = Ratios(trials);
            Add(table, name, Number(ratios, Enumerable.Average), Number(ratios, Enumerable.Max), Share(ratios.Count(ratio => ratio <= Near), trials.Count),
                Share(trials.Count - ratios.Count, trials.Count), Text($"{trials.Average(trial => trial.Cpu.TotalMilliseconds):0.##}"));
        }

        return table;
    }

    /// <summary>A row for each size of instances.</summary>
    public static Table BySize(IReadOnlyList<Trial> trials)
    {
        var table = new Table().Border(TableBorder.Markdown).AddColumns("tasks x hosts", "mean", "worst", "within 2 %", "at the best known", "proven least", "cpu ms");
        foreach (var size in trials.GroupBy(trial => (trial.Instance.Tasks, trial.Instance.Hosts)).OrderBy(size => size.Key))
        {
            var ratios = Ratios([.. size]);
            Add(table, $"{size.Key.Tasks} x {size.Key.Hosts}", Number(ratios, Enumerable.Average), Number(ratios, Enumerable.Max),
                Share(ratios.Count(ratio => ratio <= Near), size.Count()), Share(ratios.Count(ratio => ratio <= 1 + 1e-4), size.Count()),
                Share(size.Count(trial => trial.IsProven), size.Count()), Text($"{size.Average(trial => trial.Cpu.TotalMilliseconds):0}"));
        }

        return table;
    }

    /// <summary>The instances on which a contestant is farthest from the best known.</summary>
    public static IEnumerable<string> Worst(IReadOnlyList<Trial> trials, int count) => trials
        .GroupBy(trial => trial.Instance.Name)
        .Select(trial => (Name: trial.Key, Mean: Ratios([.. trial]).DefaultIfEmpty(double.PositiveInfinity).Average()))
        .Where(trial => trial.Mean > 1 + 1e-4)
        .OrderByDescending(trial => trial.Mean).Take(count)
        .Select(trial => Text($"{trial.Name} {trial.Mean:0.000}"));

    private static List<double> Ratios(IReadOnlyCollection<Trial> trials) => [.. trials.Select(trial => trial.Ratio).OfType<double>()];

    private static string Number(List<double> ratios, Func<List<double>, double> of) => ratios.Count == 0 ? "" : Text($"{of(ratios):0.000}");

    private static string Share(int part, int all) => Text($"{(double)part / all:0 %}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void Add(Table table, params string[] cells) => table.AddRow([.. cells.Select(cell => new Text(cell))]);
}

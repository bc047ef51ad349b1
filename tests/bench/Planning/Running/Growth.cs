using System.Globalization;
using Fog.Bench.Planning.Instances;
using Fog.Planning;
using Spectre.Console;

namespace Fog.Bench.Planning.Running;

/// <summary>One service in a fog that grows around it: the plan is made on the hosts that a map shows, 512 at most.</summary>
internal static class Growth
{
    private const int Mapped = 512;
    private const int Central = 20;
    private static readonly int[] Sizes = [20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000];

    public static Table Run(int tasks)
    {
        var table = new Table().Border(TableBorder.Markdown).AddColumns(
            "hosts", "mapped", "ms a call", "above the bound", "cpu ms, ways and problem", "cpu ms, plan");
        ServiceSpec? spec = null;
        foreach (var hosts in Sizes)
        {
            var map = MapDraw.Of(PlaneNetwork.Of(hosts, new Random(tasks), Central), new Random(tasks));
            spec ??= ServiceDraw.Of("growth", CallShape.Tree(tasks, new Random(tasks)), map, Kind.Near, new Random(tasks));
            var named = spec.Tasks.Values.Select(task => task.Placement.Host).OfType<NodeName>();
            var instance = new Instance("growth", spec, MapDraw.Nearest(map, Mapped, named));
            var before = Environment.CpuUsage.TotalTime;
            var problem = instance.Problem;
            var drawn = Environment.CpuUsage.TotalTime - before;
            before = Environment.CpuUsage.TotalTime;
            var answer = new AutoMapper().Map(problem, new Random(1), Effort.Default);
            var planned = Environment.CpuUsage.TotalTime - before;
            var cost = PlanCost.Of(problem, answer.Placement!.Value);
            string[] cells =
            [
                $"{hosts}", $"{instance.Hosts}", Text($"{cost.Raw[(int)Term.Latency] / spec.Calls.Sum(call => call.Rate):0.000}"),
                Text($"{(cost.Total / answer.Bound) - 1:0.0 %}"), Text($"{drawn.TotalMilliseconds:0}"), Text($"{planned.TotalMilliseconds:0}"),
            ];
            table.AddRow([.. cells.Select(cell => new Text(cell))]);
        }

        return table;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

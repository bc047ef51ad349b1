using System.Globalization;
using Fog.Bench.Simulation.Network;
using Spectre.Console;

namespace Fog.Bench.Simulation;

/// <summary>`overlay [NODES…] [--seed S]`: the shape of the overlay, what keeping it costs, and how it stands failures.</summary>
internal static class OverlayBench
{
    private const int Settling = 90;
    private const int Measuring = 30;
    private static readonly double[] Failures = [0.3, 0.5, 0.7];

    public static Task<int> Run(string[] arguments)
    {
        var (sizes, seed) = Arguments.Of(arguments, [100, 1000, 10_000]);
        var table = new Table().Border(TableBorder.Markdown).AddColumns("measure", "goal");
        var rows = Names.Select(name => new List<string> { name.Measure, name.Goal }).ToList();
        foreach (var nodes in sizes)
        {
            table.AddColumn($"{nodes} nodes");
            foreach (var (row, value) in rows.Zip(Measure(nodes, seed)))
            {
                row.Add(value);
            }
        }

        foreach (var row in rows)
        {
            table.AddRow([.. row]);
        }

        AnsiConsole.Profile.Width = 140;
        AnsiConsole.Write(table);
        return Task.FromResult(0);
    }

    private static readonly (string Measure, string Goal)[] Names =
    [
        ("looks at the overlay / not in one piece / a degree out of 4 to 16", "0 / 0"),
        ("degree: least, mean, most", "4 to 16"),
        ("random links: least, mean, most", "4 to 5 wanted"),
        ("clustering, all links", "< 0.03"),
        ("mean path", "≤ 1.25 ln N / ln(d-1)"),
        ("giant component after 30 / 50 / 70 % failed", "≥ 98.5 / 94 / 75 %"),
        ("seconds until whole again after 30 / 50 / 70 %", ""),
        ("seconds until each degree ≥ 4 again", ""),
        ("flips per node", ""),
        ("near links: latency against the 4 nearest nodes'", ""),
        ("messages per node and second, joining / settled", "independent of N"),
        ("probes per node and second", "≤ 4"),
        ("bytes per node and second, settled", ""),
        ("seconds of cpu", ""),
    ];

    private static IEnumerable<string> Measure(int nodes, int seed)
    {
        var before = Environment.CpuUsage.TotalTime;
        var run = new OverlayRun(nodes, seed);
        run.Grow();
        var growing = run.Simulator.Messages / (run.Simulator.Now.TotalSeconds * nodes / 2);
        run.Settle(Settling);
        var (messages, bytes, probes) = (run.Simulator.Messages, run.Simulator.Bytes, run.Simulator.Probes);
        run.Settle(Measuring);
        var per = (double)nodes * Measuring;
        var cost = (Messages: (run.Simulator.Messages - messages) / per, Probes: (run.Simulator.Probes - probes) / per, Bytes: (run.Simulator.Bytes - bytes) / per);
        var shape = Shape.Of(run.Simulator);
        var chance = new Random(seed);
        var giants = Failures.Select(share => shape.GiantAfter(share, chance, nodes > 2000 ? 3 : 20)).ToList();
        var flips = shape.Nodes.Average(node => run.Simulator.Node(node)!.Overlay.FlipsDone) / 2;
        var randoms = shape.Nodes.Select(node => run.Simulator.Node(node)!.Overlay.Neighbours.Count(link => link.Kind == LinkKind.Random)).ToList();
        var nearness = Nearness(run.Simulator, shape);
        var looks = $"{run.Checks} / {run.Broken} / {run.Misshapen}";
        var healed = new List<(int Whole, int Degrees)>();
        foreach (var share in Failures)
        {
            healed.Add(run.Heal(share));
            run.Return();
            run.Simulator.Run(TimeSpan.FromSeconds(30));
        }

        var most = 1.25 * Math.Log(nodes) / Math.Log(shape.MeanDegree - 1);
        return
        [
            looks,
            Text($"{shape.Nodes.Min(node => shape.Links[node].Count)}, {shape.MeanDegree:0.0}, {shape.Nodes.Max(node => shape.Links[node].Count)}"),
            Text($"{randoms.Min()}, {randoms.Average():0.0}, {randoms.Max()}"),
            Text($"{shape.Clustering():0.0000}"),
            Text($"{shape.MeanPath(chance, 50):0.00} (≤ {most:0.00})"),
            string.Join(" / ", giants.Select(giant => Text($"{100 * giant:0.0}"))) + " %",
            string.Join(" / ", healed.Select(heal => heal.Whole)),
            string.Join(" / ", healed.Select(heal => heal.Degrees)),
            Text($"{flips:0.0}"),
            Text($"{nearness:0.00} x"),
            Text($"{growing:0.0} / {cost.Messages:0.0}"),
            Text($"{cost.Probes:0.00}"),
            Text($"{cost.Bytes:0}"),
            Text($"{(Environment.CpuUsage.TotalTime - before).TotalSeconds:0}"),
        ];
    }

    /// <summary>Of the nodes that have near links, the mean of some.</summary>
    private static double Nearness(Simulator simulator, Shape shape) => shape.Nodes
        .Select(node => (node, near: simulator.Node(node)!.Overlay.Neighbours.Where(link => link.Kind == LinkKind.Near)
            .Select(link => simulator.Latencies.RoundTrip(node, simulator.PlaceOf(link.Name))).ToList()))
        .Where(node => node.near.Count > 0)
        .Take(200)
        .Average(node => node.near.Average()
            / shape.Nodes.Where(other => other != node.node).Select(other => simulator.Latencies.RoundTrip(node.node, other)).Order().Take(4).Average());

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

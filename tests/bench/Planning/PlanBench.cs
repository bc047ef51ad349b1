using System.Runtime.CompilerServices;
using Fog.Bench.Planning.Instances;
using Fog.Bench.Planning.Known;
using Fog.Bench.Planning.Real;
using Fog.Bench.Planning.Running;
using Spectre.Console;

namespace Fog.Bench.Planning;

/// <summary>
/// `plan [FOLDER] [--only PREFIX] [--method PREFIX] [--effort TIMES] [--seeds N] [--growth no]`: what plans cost beside the best known, for made instances, for the real networks and
/// call graphs of a folder when it is there, and in a fog that grows. `--refresh SECONDS` looks for better plans to store instead, `--calibrate yes` shows what a unit of
/// effort takes.
/// </summary>
internal static class PlanBench
{
    private const int GrowthTasks = 20;

    public static async Task<int> Run(string[] arguments)
    {
        var asked = PlanArguments.Of(arguments);
        var known = BestKnown.Read(Path.Combine(Here(), "Known", "best-known.tsv"));
        var real = RealInstances.In(asked.Folder).Where(IsAsked).ToList();
        AnsiConsole.Profile.Width = 200;
        if (asked.Refresh is { } seconds)
        {
            await Refresh.Run(MadeInstances.All.Where(IsAsked).Concat(real), known, TimeSpan.FromSeconds(seconds));
            return 0;
        }

        Compare("Made instances", [.. MadeInstances.All.Where(IsAsked)], known, asked);
        Compare("Real networks and call graphs", real, known, asked);
        if (real.Count == 0)
        {
            await Console.Error.WriteLineAsync($"No real networks: there are no folders topology and callgraphs in {Path.GetFullPath(asked.Folder)}. Get TopoHub and MicroserviceDataset, and name the folder: fog-bench plan FOLDER");
        }

        if (asked.Calibrate)
        {
            AnsiConsole.WriteLine("\nWhat a unit of effort takes");
            AnsiConsole.Write(Calibration.Run());
        }

        if (asked.Growth)
        {
            AnsiConsole.WriteLine($"\nA service of {GrowthTasks} tasks in a fog that grows");
            AnsiConsole.Write(Growth.Run(GrowthTasks));
        }

        return 0;

        bool IsAsked(Instance instance) => instance.Name.StartsWith(asked.Only, StringComparison.Ordinal);
    }

    private static void Compare(string title, IReadOnlyList<Instance> instances, BestKnown known, PlanArguments asked)
    {
        var all = Contestant.All(asked.Effort).Where(contestant => contestant.Name.StartsWith(asked.Method, StringComparison.Ordinal)).ToArray();
        var trials = all.ToDictionary(contestant => contestant, _ => new List<Trial>());
        foreach (var instance in instances.Take(2))
        {
            Run(instance, known, 1, trials);
        }

        foreach (var list in trials.Values)
        {
            // These were for the compiler: they would count its time.
            list.Clear();
        }

        foreach (var instance in instances)
        {
            Run(instance, known, asked.Seeds, trials);
        }

        if (trials.Values.First().Count == 0)
        {
            return;
        }

        AnsiConsole.WriteLine($"\n{title}: {instances.Count}, {asked.Seeds} seeds each");
        AnsiConsole.Write(PlanTable.Summary([.. trials.Select(entry => (entry.Key.Name, (IReadOnlyList<Trial>)entry.Value))]));
        var auto = trials[all[0]];
        AnsiConsole.WriteLine($"\n{all[0].Name} by size; farthest: {string.Join(", ", PlanTable.Worst(auto, 8))}");
        AnsiConsole.Write(PlanTable.BySize(auto));
    }

    private static void Run(Instance instance, BestKnown known, int seeds, Dictionary<Contestant, List<Trial>> trials)
    {
        var problem = instance.Problem;
        if (known.Of(instance.Name, problem) is not { } plan)
        {
            AnsiConsole.WriteLine($"{instance.Name}: no cost is stored that still holds; run with --refresh 60 first.");
            return;
        }

        foreach (var (contestant, list) in trials)
        {
            list.AddRange(Trial.Of(contestant, instance, problem, plan, seeds));
        }
    }

    /// <summary>The folder of this source: what is stored belongs to the checkout.</summary>
    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}

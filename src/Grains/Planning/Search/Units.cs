using System.Collections.Immutable;

namespace Fog.Planning;

/// <summary>Tasks that must share a host are one unit: mappers place units, so that this rule can't be broken.</summary>
internal sealed class Units
{
    public Units(PlanProblem problem)
    {
        var tasks = problem.Tasks;
        var root = Enumerable.Range(0, tasks.Length).ToArray();
        for (var task = 0; task < tasks.Length; task++)
        {
            foreach (var other in tasks[task].With.Where(other => !(tasks[task].Kept && tasks[other].Kept)))
            {
                root[Root(root, other)] = Root(root, task);
            }
        }

        var groups = Enumerable.Range(0, tasks.Length).GroupBy(task => Root(root, task)).Select(group => group.ToArray()).ToArray();
        Of = new int[tasks.Length];
        for (var unit = 0; unit < groups.Length; unit++)
        {
            foreach (var task in groups[unit])
            {
                Of[task] = unit;
            }
        }

        Tasks = groups;
        Candidates = [.. groups.Select(group => Common(problem, group))];
        Apart = [.. groups.Select((group, unit) => Others(problem, group, unit))];
        AreAtOdds = Enumerable.Range(0, groups.Length).Any(unit => Apart[unit].Contains(unit));
    }

    /// <summary>The unit of each task.</summary>
    public int[] Of { get; }

    /// <summary>The tasks of each unit.</summary>
    public int[][] Tasks { get; }

    /// <summary>The hosts that all tasks of the unit may use, ascending.</summary>
    public int[][] Candidates { get; }

    /// <summary>The units that must not share its host.</summary>
    public int[][] Apart { get; }

    /// <summary>Whether some task must be both with another and apart from it.</summary>
    public bool AreAtOdds { get; }

    private static int Root(int[] root, int task)
    {
        while (root[task] != task)
        {
            task = root[task] = root[root[task]];
        }

        return task;
    }

    private static int[] Common(PlanProblem problem, int[] group) => [.. group
        .Select(task => problem.Tasks[task])
        .Select(task => task is { Kept: true, Present: { } present } ? [present] : task.Allowed)
        .Aggregate((one, other) => [.. one.Intersect(other)])
        .Order()];

    private int[] Others(PlanProblem problem, int[] group, int unit) => [.. group
        .SelectMany(task => problem.Tasks[task].Apart.Where(other => !(problem.Tasks[task].Kept && problem.Tasks[other].Kept)).Select(other => Of[other])
            .Concat(Enumerable.Range(0, problem.Tasks.Length)
                .Where(other => problem.Tasks[other].Apart.Contains(task) && !(problem.Tasks[task].Kept && problem.Tasks[other].Kept))
                .Select(other => Of[other])))
        .Distinct().Order()];
}

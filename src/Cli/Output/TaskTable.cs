using System.Globalization;
using Spectre.Console;

namespace Fog.Cli.Output;

/// <summary>Tasks as a table.</summary>
internal static class TaskTable
{
    /// <summary>A row for each; checkpoints have a column when there are any.</summary>
    public static Table Of(IEnumerable<TaskStatus> tasks, DateTimeOffset now)
    {
        var all = tasks.ToArray();
        var checkpoints = all.Any(task => task.Protection is not null || task.Checkpoint is not null);
        var table = Tables.With(["TASK", "NODE", "PHASE", "SINCE", "PID", "ADDRESS", "PORT", .. checkpoints ? new[] { "CHECKPOINT" } : [], "WHAT"]);
        foreach (var task in all)
        {
            table.Row(
            [
                task.Task.ToString(),
                task.Node?.ToString(),
                task.Reachable ? task.Phase.ToString().ToLowerInvariant() : "unknown",
                Tables.Span(now - task.Since),
                task.Pid?.ToString(CultureInfo.InvariantCulture),
                task.Address,
                task.PublishedPort?.ToString(CultureInfo.InvariantCulture),
                .. checkpoints ? new[] { Checkpoint(task, now) } : [],
                task.Error ?? task.Step,
            ]);
        }

        return table;
    }

    /// <summary>How old the last checkpoint is and who keeps it, and why there is no later one.</summary>
    internal static string? Checkpoint(TaskStatus task, DateTimeOffset now) => task switch
    {
        { Checkpoint: { Last: { } last, Error: var error } } =>
            $"{Tables.Span(now - last.At)} old on {string.Join(", ", last.Keepers)}" + (error is null ? "" : $"; since then none: {error}"),
        { Checkpoint.Error: { } error } => $"none: {error}",
        { Checkpoint.Going: not null } => "being taken",
        { Protection: not null } => "none yet",
        _ => null,
    };
}

using System.Globalization;
using Spectre.Console;

namespace Fog.Cli.Output;

/// <summary>Tasks as a table.</summary>
internal static class TaskTable
{
    public static Table Of(IEnumerable<TaskStatus> tasks, DateTimeOffset now)
    {
        var table = Tables.With("TASK", "NODE", "PHASE", "SINCE", "PID", "ADDRESS", "PORT", "WHAT");
        foreach (var task in tasks)
        {
            table.Row(
                task.Task.ToString(),
                task.Node?.ToString(),
                task.Reachable ? task.Phase.ToString().ToLowerInvariant() : "unknown",
                Tables.Span(now - task.Since),
                task.Pid?.ToString(CultureInfo.InvariantCulture),
                task.Address,
                task.PublishedPort?.ToString(CultureInfo.InvariantCulture),
                task.Error ?? task.Step);
        }

        return table;
    }
}

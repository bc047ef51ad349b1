namespace Fog.Services;

/// <summary>News of a task as a sentence.</summary>
internal static class EventText
{
    public static (ServiceEventKind Kind, string Text) Of(TaskStatus task) => task.Phase switch
    {
        TaskPhase.Running when task.Step == "running" => (ServiceEventKind.Settled, $"runs on {task.Node} as process {task.Pid}" + Published(task)),
        TaskPhase.Failed => (ServiceEventKind.Failed, $"failed on {task.Node}: {task.Error ?? $"ended with exit code {task.ExitCode}"}"),
        TaskPhase.Stopped when task.Revision is null => (ServiceEventKind.Progress, $"is gone from {task.Node}"),
        TaskPhase.Stopped => (ServiceEventKind.Settled, $"ended on {task.Node} with exit code {task.ExitCode ?? 0}"),
        _ => (ServiceEventKind.Progress, $"{task.Step} on {task.Node}"),
    };

    private static string Published(TaskStatus task) => task.PublishedPort is { } port ? $", published at port {port}" : "";
}

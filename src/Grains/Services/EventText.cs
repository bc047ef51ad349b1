using System.Globalization;
using Fog.Migration;
using Fog.Migration.Costs;

namespace Fog.Services;

/// <summary>News of a task as a sentence.</summary>
internal static class EventText
{
    public static (ServiceEventKind Kind, string Text) Of(TaskStatus task) => task.Phase switch
    {
        TaskPhase.Running when task.Step == "running" => (ServiceEventKind.Settled, $"runs on {task.Node} as process {task.Pid}" + Published(task)),
        TaskPhase.Running when task.Error is { } error => (ServiceEventKind.Progress, $"runs on, {error}"),
        TaskPhase.Suspended when task.Error is { } error => (ServiceEventKind.Progress, $"rests on, {error}"),
        TaskPhase.Suspended when task.Step.StartsWith("suspended", StringComparison.Ordinal) => (ServiceEventKind.Settled, $"is {task.Step} on {task.Node}"),
        TaskPhase.Failed => (ServiceEventKind.Failed, $"failed on {task.Node}: {task.Error ?? $"ended with exit code {task.ExitCode}"}"),
        TaskPhase.Stopped when task.Revision is null => (ServiceEventKind.Progress, $"is gone from {task.Node}"),
        TaskPhase.Stopped => (ServiceEventKind.Settled, $"ended on {task.Node} with exit code {task.ExitCode ?? 0}"),
        _ => (ServiceEventKind.Progress, $"{task.Step} on {task.Node}"),
    };

    /// <summary>News of a move as a sentence.</summary>
    public static (ServiceEventKind Kind, string Text) Of(MigrationStatus move) => move switch
    {
        { Report: { } report } => (report.Verdict == Verdict.Commit ? ServiceEventKind.Settled : ServiceEventKind.Progress, MoveReports.Sentence(report)),
        { Forecast: { } plan } => (ServiceEventKind.Progress,
            $"moves from {plan.Source} to {plan.Destination} by {MethodChoice.Name(plan.Chosen!.Value)}: {plan.Reason}"),
    };

    /// <summary>What a task may use, as a sentence.</summary>
    public static string OfLimits(Resources limits) =>
        string.Create(CultureInfo.InvariantCulture, $"may use {limits.Cpu:0.###} cores and {limits.Memory / (double)(1 << 20):0.#}Mi of memory");

    private static string Published(TaskStatus task) => task.PublishedPort is { } port ? $", published at port {port}" : "";
}

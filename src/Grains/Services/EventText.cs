using System.Globalization;
using Fog.Migration;
using Fog.Migration.Costs;

namespace Fog.Services;

/// <summary>News of a task as a sentence.</summary>
internal static class EventText
{
    public static (ServiceEventKind Kind, string Text) Of(TaskStatus task) => task.Phase switch
    {
        TaskPhase.Suspended when task is { Returns: true, Step: not TaskObservation.Lost, Error: { } error } => (ServiceEventKind.Progress, $"couldn't come back on {task.Node}: {error}"),
        TaskPhase.Suspended when task is { Returns: true, Error: not null } => (ServiceEventKind.Progress, $"was lost with {task.Node}; it comes back from its checkpoint"),
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

    /// <summary>How a task is kept from the loss of its host, as a sentence.</summary>
    public static string OfProtection(Protection? protection) => protection is null
        ? "isn't kept from the loss of its host any more"
        : string.Create(CultureInfo.InvariantCulture, $"is kept from the loss of its host: a checkpoint every {protection.Every.TotalSeconds:0.#} s, on {protection.Copies} other hosts");

    private static string Published(TaskStatus task) => task.PublishedPort is { } port ? $", published at port {port}" : "";
}

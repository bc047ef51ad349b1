using Fog.Cli.Doctor.Checks;
using Fog.Cli.Doctor.Facts;

namespace Fog.Cli.Doctor;

/// <summary>All findings about a host, in the order in which a reader wants them.</summary>
public sealed record Diagnosis(IReadOnlyList<Finding> Findings)
{
    private static readonly IReadOnlyList<Func<HostFacts, Finding>> Checks =
    [
        RootCheck.Judge,
        RuntimeCheck.Judge,
        KernelCheck.Judge,
        NamespaceCheck.Judge,
        CgroupCheck.Judge,
        OverlayFilesystemCheck.Judge,
        EngineCheck.Judge,
        RuncCheck.Judge,
        MonitorCheck.Judge,
        IptablesCheck.Judge,
        VxlanCheck.Judge,
        RoomCheck.JudgeMemory,
        RoomCheck.JudgeDisk,
        CriuCheck.Judge,
        DirtyTrackingCheck.Judge,
        LazyPagesCheck.Judge,
        ConnectionLockCheck.Judge,
        RsyncCheck.Judge,
        LabInitCheck.Judge,
        TapCheck.Judge,
        PostgresCheck.Judge,
    ];

    public static Diagnosis Of(HostFacts host) => new([.. Checks.Select(check => check(host))]);

    /// <summary>True when nothing that a task needs is missing.</summary>
    public bool CanRunTasks => !Lacking(Purpose.Tasks).Any();

    /// <summary>The last line for people: what this host is good for.</summary>
    public string Summary => !CanRunTasks
        ? $"Tasks can't run here; missing: {string.Join(", ", Lacking(Purpose.Tasks))}."
        : Lacking(Purpose.Migration).ToList() is { Count: > 0 } lost
            ? $"Tasks can run here, but running tasks can't move; missing: {string.Join(", ", lost)}."
            : "Tasks can run here, and running tasks can move.";

    private IEnumerable<string> Lacking(Purpose purpose) =>
        Findings.Where(f => f.Verdict == Verdict.Missing && f.Purpose == purpose).Select(f => f.Check);
}

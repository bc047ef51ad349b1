using Fog.Cli.Doctor.Facts;

namespace Fog.Cli.Doctor.Checks;

/// <summary>CRIU dumps and restores running processes. Judged by a trial, since a version says little about a kernel.</summary>
public static class CriuCheck
{
    public static Finding Judge(HostFacts host) => host.Criu switch
    {
        { Tool.IsThere: false } => Finding.Missing("CRIU", Purpose.Migration, "not found",
            "running tasks can't move; they can be stopped here and started elsewhere", "eng/setup"),
        { Trial.Worked: true } criu => Finding.Ok("CRIU", Purpose.Migration, $"{criu.Tool}, {criu.Trial.Detail}"),
        { Trial.Worked: null } criu => Finding.Limited("CRIU", Purpose.Migration, $"{criu.Tool}, {criu.Trial.Detail}",
            "not known whether running tasks can move"),
        var criu => Finding.Missing("CRIU", Purpose.Migration, $"{criu.Tool}: {criu.Trial.Detail}",
            $"it doesn't work on kernel {host.Kernel.Release}, so running tasks can't move; set-up finds one that does", "eng/setup"),
    };
}

using System.Runtime.InteropServices;
using Fog.Cli.Doctor.Facts;

namespace Fog.Cli.Doctor.Probing;

/// <summary>Looks at this host once. Leaves nothing behind; without root it looks at less.</summary>
public static class HostProbe
{
    public static async Task<HostFacts> Look(CancellationToken cancellation)
    {
        var isRoot = Environment.IsPrivilegedProcess;
        var trials = new Trials(isRoot, cancellation);
        var criu = CriuProbe.Look(isRoot, cancellation);
        var network = trials.Network();
        return new HostFacts(
            isRoot,
            RuntimeInformation.FrameworkDescription,
            HasWebRuntime(RuntimeEnvironment.GetRuntimeDirectory()),
            KernelProbe.Look(),
            await trials.Namespaces(),
            Cgroups.ModeOf("/sys/fs/cgroup"),
            await trials.OverlayFilesystem(),
            await ProgramFinder.Find("dockerd", cancellation),
            await EngineSocket.Answers(cancellation),
            await ProgramFinder.Find("runc", cancellation),
            await ProgramFinder.Find("conmon", cancellation),
            await ProgramFinder.Find("catatonit", cancellation),
            await ProgramFinder.Find("rsync", cancellation),
            await ProgramFinder.FindPostgres(cancellation),
            await network,
            await criu,
            RoomProbe.Look());
    }

    /// <summary>The web runtime lies beside the one that runs this: shared/Microsoft.NETCore.App/VERSION.</summary>
    private static bool HasWebRuntime(string runtime)
    {
        var shared = Path.GetFullPath(Path.Combine(runtime, "..", ".."));
        return Directory.Exists(Path.Combine(shared, "Microsoft.AspNetCore.App"));
    }
}

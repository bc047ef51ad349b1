using System.Globalization;
using Fog.Agent.Host;
using Fog.Agent.Runc;
using Fog.Agent.Tasks;
using Fog.Hosting;

namespace Fog.Agent.Migration;

/// <summary>What this host is like for a move. Only looks.</summary>
internal sealed class Preflight(NodeOptions options, AbilityProbe abilities)
{
    /// <summary>The facts, with what the task is like when it runs here.</summary>
    public async Task<MigrationFacts> Look(TaskKeeper keeper, TaskOrder? order, CancellationToken ct)
    {
        var can = await abilities.Ask(ct);
        var running = keeper.Record is { Phase: TaskPhase.Running, Pid: not null } record ? record : null;
        return new MigrationFacts(
            options.Name,
            Machine.Platform,
            Processor.Features(File.ReadLines("/proc/cpuinfo")),
            can,
            FreeMemory(File.ReadLines("/proc/meminfo")),
            new DriveInfo(options.DataDirectory).AvailableFreeSpace,
            running is null ? null : TaskLook.Of(running, keeper.Files),
            [.. can.Criu is null ? ["There is no CRIU that works on this kernel: 'fog doctor' says more."] : Array.Empty<string>()],
            Covered: [.. Bundle.Covered.Where(Path.Exists)]);
    }

    private static long FreeMemory(IEnumerable<string> meminfo)
    {
        var available = meminfo.First(line => line.StartsWith("MemAvailable:", StringComparison.Ordinal));
        return 1024 * long.Parse(available.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}

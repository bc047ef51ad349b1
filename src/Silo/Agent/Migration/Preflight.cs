using System.Collections.Immutable;
using System.Globalization;
using Fog.Agent.Host;
using Fog.Agent.Runc;
using Fog.Agent.Tasks;
using Fog.Hosting;

namespace Fog.Agent.Migration;

/// <summary>What this host is like for a move. Only looks.</summary>
internal sealed class Preflight(NodeOptions options, AbilityProbe abilities, TaskLook look)
{
    /// <summary>The facts, with what the task is like when it runs here.</summary>
    public async Task<MigrationFacts> Look(TaskKeeper keeper, TaskOrder? order, CancellationToken ct)
    {
        var can = await abilities.Ask(ct);
        var obstacles = new List<string>();
        if (can.Criu is null)
        {
            obstacles.Add($"Node {options.Name} has no CRIU that works on its kernel: 'fog doctor' there says more.");
        }

        MovingTask? task = null;
        if (keeper.Record is { Phase: TaskPhase.Running, Pid: not null } running)
        {
            (task, var open) = await look.At(running, keeper.Files, ct);
            obstacles.AddRange(open);
        }

        var free = FreeMemory(await File.ReadAllLinesAsync("/proc/meminfo", ct));
        if (task is null && order is not null && free < order.Spec.Resources.Memory)
        {
            obstacles.Add($"Node {options.Name} has {free >> 20} MiB of memory free, the images of {order.Task} may take {order.Spec.Resources.Memory >> 20} MiB.");
        }

        return new MigrationFacts(
            options.Name,
            Machine.Platform,
            Processor.Features(File.ReadLines("/proc/cpuinfo")),
            can,
            free,
            new DriveInfo(options.DataDirectory).AvailableFreeSpace,
            task,
            [.. obstacles],
            Methods(can),
            [.. Bundle.Covered.Where(Path.Exists)]);
    }

    /// <summary>Whatever reads memory from outside works everywhere; CRIU's rounds want the kernel to remember what was written.</summary>
    private static ImmutableArray<MigrationMethod> Methods(Abilities can) =>
        can.CriuFeatures.Contains("mem_dirty_track")
            ? [MigrationMethod.StopAndCopy, MigrationMethod.DeltaPreCopy, MigrationMethod.PreCopy]
            : [MigrationMethod.StopAndCopy, MigrationMethod.DeltaPreCopy];

    private static long FreeMemory(IEnumerable<string> meminfo)
    {
        var available = meminfo.First(line => line.StartsWith("MemAvailable:", StringComparison.Ordinal));
        return 1024 * long.Parse(available.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}

using Fog.Cli.Doctor.Facts;

namespace Fog.Cli.Doctor.Checks;

/// <summary>Free memory and disk, against what an engine and a node take before the first task.</summary>
public static class RoomCheck
{
    private const long MiB = 1L << 20;
    private const long EngineAndNode = 256 * MiB;
    private const long LabOfFour = 2048 * MiB;
    private const long FewestDisk = 512 * MiB;
    private const long LabDisk = 4096 * MiB;

    public static Finding JudgeMemory(HostFacts host) => Judge("memory", host.Room.MemoryFree, host.Room.MemoryTotal, EngineAndNode, LabOfFour);

    public static Finding JudgeDisk(HostFacts host) => Judge("disk", host.Room.DiskFree, host.Room.DiskTotal, FewestDisk, LabDisk);

    private static Finding Judge(string what, long free, long total, long fewest, long lab)
    {
        var found = $"{Gi(free)} free of {Gi(total)}";
        return free >= lab ? Finding.Ok(what, Purpose.Tasks, found)
            : free >= fewest ? Finding.Limited(what, Purpose.Tasks, found, $"room for a node and small tasks; a lab of four hosts wants {Gi(lab)}")
            : Finding.Missing(what, Purpose.Tasks, found, $"the engine and the node alone want {Gi(fewest)}");
    }

    private static string Gi(long bytes) => FormattableString.Invariant($"{bytes / (double)(1L << 30):0.#} GiB");
}

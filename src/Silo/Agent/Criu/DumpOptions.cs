using System.Collections.Immutable;
using Fog.Agent.Runc;

namespace Fog.Agent.Criu;

/// <summary>A task as CRIU must see it at its source.</summary>
/// <param name="Pid">Its first process.</param>
/// <param name="Root">Its root file system.</param>
/// <param name="Freezer">The control group that stops it.</param>
/// <param name="NetworkNamespace">Inode of its network namespace.</param>
/// <param name="Mounts">Where directories and files of the host are mounted in it.</param>
/// <param name="Masked">Files of the kernel that are hidden from it.</param>
/// <param name="MaskedDirectories">Directories of the kernel that are hidden from it.</param>
internal sealed record DumpedTask(
    int Pid, string Root, string Freezer, ulong NetworkNamespace, ImmutableArray<string> Mounts, ImmutableArray<string> Masked, ImmutableArray<string> MaskedDirectories)
{
    /// <summary>A running task as it is.</summary>
    public static DumpedTask Of(RuncState state, TaskFiles files, TaskOrder order)
    {
        var root = $"/proc/{state.Pid}/root";
        return new DumpedTask(
            state.Pid, files.Root, state.Freezer.Group, NamespaceInode(state.Pid),
            ["/etc/hosts", .. order.Spec.Volumes.Select(volume => volume.Path)],
            [.. Bundle.Masked.Where(path => File.Exists(root + path))],
            [.. Bundle.Masked.Where(path => Directory.Exists(root + path))]);
    }

    /// <summary>The link reads <c>net:[4026531840]</c>.</summary>
    private static ulong NamespaceInode(int pid) =>
        File.ResolveLinkTarget($"/proc/{pid}/ns/net", false) is { } link
            ? ulong.Parse(link.Name.Split('[', ']')[1], System.Globalization.CultureInfo.InvariantCulture)
            : throw new FogException($"Process {pid} is gone.");
}

/// <summary>What CRIU is asked for a dump. Pure.</summary>
internal static class DumpOptions
{
    /// <summary>Under this name the sandbox's network namespace stands in the images.</summary>
    public const string Network = "fog-network";

    /// <summary>CRIU's log in the images directory.</summary>
    public const string Log = "dump.log";

    /// <summary>Enough to find out why a dump failed.</summary>
    public const int LogLevel = 3;

    /// <summary>Largest file that was deleted while it was open and travels inside of the images.</summary>
    private const uint GhostLimit = 64 << 20;

    /// <summary>A round of a pre-copy: the pages written since the round before.</summary>
    public static CriuOptions Round(DumpedTask task, int images, int level) => Tracked(Of(task, images), level);

    /// <summary>The last dump of a pre-copy.</summary>
    public static CriuOptions Tracked(CriuOptions options, int level)
    {
        options.TrackMemory = true;
        options.ParentImages = level > 0 ? $"../{level - 1}" : null;
        return options;
    }

    /// <summary>A dump that leaves the task as it is: frozen when it is frozen.</summary>
    public static CriuOptions Of(DumpedTask task, int images)
    {
        var options = new CriuOptions
        {
            ImagesDirectory = images,
            Pid = task.Pid,
            Root = task.Root,
            LeaveRunning = true,
            TcpEstablished = true,
            SkipWaitingConnections = true, // they end; one that came at the last moment must not keep the task from moving
            FileLocks = true,
            OrphanTerminals = true,
            GhostLimit = GhostLimit,
            Groups = CriuGroups.Ignore,
            Freezer = task.Freezer,
            NetworkLock = CriuNetworkLock.Skip,
            LogLevel = LogLevel,
            LogFile = Log,
        };
        options.External.Add($"net[{task.NetworkNamespace}]:{Network}");
        options.ExternalMounts.AddRange(task.Mounts.Select(path => new CriuPair(path, path)));
        options.ExternalMounts.AddRange(task.Masked.Select(path => new CriuPair(path, RestoreOptions.Nothing)));
        options.ExternalMounts.AddRange(task.MaskedDirectories.Select(path => new CriuPair(path, RestoreOptions.Empty)));
        return options;
    }
}

using System.Collections.Immutable;

namespace Fog.Agent.Criu;

/// <summary>A task as CRIU must bring it back at its destination.</summary>
/// <param name="Root">Its root file system.</param>
/// <param name="Mounts">Directories and files of the host, by where they are mounted in it.</param>
/// <param name="Outputs">What stood at its files 0, 1 and 2, as <c>/proc/PID/fd</c> said it at the source.</param>
/// <param name="Empty">An empty directory that hides those of the kernel.</param>
/// <param name="Network">File number of the sandbox's network namespace in the worker.</param>
/// <param name="Connected">Whether its connections come back too: when their other ends went on meanwhile, they are closed.</param>
internal sealed record RestoredTask(
    string Root, ImmutableSortedDictionary<string, string> Mounts, ImmutableArray<string> Outputs, string Empty, int Network, bool Connected = true);

/// <summary>What CRIU is asked for a restore. Pure.</summary>
internal static class RestoreOptions
{
    /// <summary>What hides files of the kernel.</summary>
    public const string Nothing = "/dev/null";

    /// <summary>
    /// Under this name what hides directories of the kernel stands in the images: runc mounts a file system of its own over each, and CRIU would start
    /// tar and gzip for every one of them, in the freeze.
    /// </summary>
    public const string Empty = "fog-empty";

    /// <summary>CRIU's log in the images directory.</summary>
    public const string Log = "restore.log";

    /// <summary>A restore below the monitor that started the worker, with its pipes in place of the old ones.</summary>
    public static CriuOptions Of(RestoredTask task, int images)
    {
        var options = new CriuOptions
        {
            ImagesDirectory = images,
            Root = task.Root,
            TcpEstablished = task.Connected ? true : null,
            TcpClose = task.Connected ? null : true,
            FileLocks = true,
            OrphanTerminals = true,
            Sibling = true,
            Notifications = true,
            Groups = CriuGroups.Ignore,
            NetworkLock = CriuNetworkLock.Skip,
            LogLevel = DumpOptions.LogLevel,
            LogFile = Log,
        };
        options.InheritedFiles.Add(new CriuFile(DumpOptions.Network, task.Network));
        options.InheritedFiles.AddRange(task.Outputs
            .Select((what, file) => new CriuFile(what, file))
            .Where(output => output.Key.StartsWith("pipe:", StringComparison.Ordinal))
            .DistinctBy(output => output.Key));
        options.ExternalMounts.AddRange(task.Mounts.Select(mount => new CriuPair(mount.Key, mount.Value)));
        options.ExternalMounts.Add(new CriuPair(Nothing, Nothing));
        options.ExternalMounts.Add(new CriuPair(Empty, task.Empty));
        return options;
    }
}

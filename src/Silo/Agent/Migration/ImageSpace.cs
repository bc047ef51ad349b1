using System.Globalization;
using Fog.Agent.Native;

namespace Fog.Agent.Migration;

/// <summary>
/// Room for a move's images: memory that never sees a disk, as large as it may get and no larger, and gone without a trace when the move is
/// over.
/// </summary>
internal static class ImageSpace
{
    private const ulong NoDevices = 4, NoSuid = 2, NoExec = 8;
    private const int Detach = 2;

    /// <summary>
    /// Pages of 2 MiB in files that fill them, if the kernel has any: writing 256 MiB took 40 to 70 ms instead of 150 to 400, in the freeze.
    /// </summary>
    private const string LargePages = ",huge=within_size";

    /// <summary>What a dump has beside pages, and the files that were deleted while they were open.</summary>
    private const long Beside = 128L << 20;

    /// <summary>Bytes that the images of a task may take: it can't have more memory than it was given, which rounds may send twice.</summary>
    public static long Most(MigrationOrder order) =>
        Beside + (order.Task.Spec.Resources.Memory * (order.Method is MigrationMethod.DeltaPreCopy or MigrationMethod.PreCopy ? 2 : 1));

    /// <summary>When this returns, there is an empty one of that size.</summary>
    public static void Make(string path, long size)
    {
        Wipe(path);
        Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var options = string.Create(CultureInfo.InvariantCulture, $"size={size},mode=0700");
        if (Mount(path, options + LargePages) != 0 && Mount(path, options) != 0)
        {
            throw new FogException($"Can't mount {path}: {Libc.LastError()}.");
        }
    }

    private static int Mount(string path, string options) => Libc.Mount("fog-images", path, "tmpfs", NoDevices | NoSuid | NoExec, options);

    /// <summary>When this returns, nothing of it is left.</summary>
    public static void Wipe(string path)
    {
        while (Directory.Exists(path) && Libc.Unmount(path, Detach) == 0)
        {
            // One below another, when a crash left it.
        }

        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }
}

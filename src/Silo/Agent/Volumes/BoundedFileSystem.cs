using System.Collections.Immutable;
using System.Globalization;
using Fog.Agent.Host;
using Fog.Agent.Processes;

namespace Fog.Agent.Volumes;

/// <summary>
/// A file system of a fixed size in a sparse file: nothing else bounds a directory on every host, since project quotas want a file system
/// made for them.
/// </summary>
internal static class BoundedFileSystem
{
    /// <summary>e2fsck: "file system errors corrected".</summary>
    private const int Corrected = 1;

    /// <summary>When this returns, the volume's file system has that size and is mounted. One that was in use when its host died is mended first.</summary>
    /// <exception cref="FogException">It is larger already, or the kernel refuses.</exception>
    public static async Task Ensure(KeptVolume volume, long size, CancellationToken ct)
    {
        if (!File.Exists(volume.Image))
        {
            await Make(volume.Image, size, ct);
        }

        await Fit(volume, size, ct);
        await Mount(volume, ct);
    }

    /// <summary>When this returns, the volume's file system is mounted.</summary>
    public static async Task Mount(KeptVolume volume, CancellationToken ct)
    {
        if (Mounts.Has(volume.Content))
        {
            return;
        }

        await Tool.Run("e2fsck", ["-p", volume.Image], ct, highest: Corrected);
        await Mounts.Ensure(volume.Content, ["-t", "ext4", "-o", "loop,discard,noatime,nosuid,nodev", volume.Image], ct);
        var found = Path.Combine(volume.Content, "lost+found");
        if (Directory.Exists(found) && !Directory.EnumerateFileSystemEntries(found).Any())
        {
            Directory.Delete(found); // databases want to begin in an empty directory
        }
    }

    /// <summary>What mkfs.ext4 is started with: no blocks held back for root, who is what tasks mostly are.</summary>
    public static ImmutableArray<string> MakeArguments(string image) => ["-q", "-F", "-m", "0", "-E", "lazy_itable_init=1,root_owner=0:0", image];

    private static async Task Make(string image, long size, CancellationToken ct)
    {
        var fresh = image + ".new";
        await using (var file = new FileStream(fresh, FileMode.Create, FileAccess.Write))
        {
            file.SetLength(size);
        }

        await Tool.Run("mkfs.ext4", MakeArguments(fresh), ct);
        File.Move(fresh, image, overwrite: true);
    }

    private static async Task Fit(KeptVolume volume, long size, CancellationToken ct)
    {
        var now = new FileInfo(volume.Image).Length;
        if (now > size)
        {
            throw new FogException(string.Create(CultureInfo.InvariantCulture,
                $"volume {volume.Id} has a size of {now} bytes and can't be made smaller, {size} were asked for: export it, remove it, deploy, and import it after 'fog rm'"));
        }

        if (now < size)
        {
            await Mounts.Remove(volume.Content, ct);
            await Tool.Run("e2fsck", ["-f", "-p", volume.Image], ct, highest: Corrected);
            await using (var file = new FileStream(volume.Image, FileMode.Open, FileAccess.Write))
            {
                file.SetLength(size);
            }

            await Tool.Run("resize2fs", [volume.Image], ct);
        }
    }
}

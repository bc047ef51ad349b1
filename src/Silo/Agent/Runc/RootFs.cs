using System.Collections.Immutable;
using Fog.Agent.Host;
using Fog.Agent.Native;

namespace Fog.Agent.Runc;

/// <summary>A task's root: its own read-write layer over the image's layers.</summary>
internal static class RootFs
{
    /// <summary>The kernel takes a page of mount options.</summary>
    private const int MostOptions = 4095;

    /// <summary>When this returns, the root is mounted.</summary>
    public static async Task Mount(TaskFiles files, ImmutableArray<string> layers, CancellationToken ct)
    {
        Directory.CreateDirectory(files.Upper);
        Directory.CreateDirectory(files.Work);
        await Mounts.Ensure(files.Root, Arguments(files, layers), ct);
    }

    /// <summary>Mounts a root that was mounted before and isn't now, without a program that does it: the freeze waits for this.</summary>
    public static void MountAgain(TaskFiles files, ImmutableArray<string> layers)
    {
        if (Libc.Mount("overlay", files.Root, "overlay", 0, Options(files, layers)) != 0)
        {
            throw new FogException($"Can't mount {files.Root}: {Libc.LastError()}.");
        }
    }

    /// <summary>When this returns, the root isn't mounted.</summary>
    public static Task Unmount(TaskFiles files, CancellationToken ct) => Mounts.Remove(files.Root, ct);

    /// <summary>What mount is started with, before the place.</summary>
    public static ImmutableArray<string> Arguments(TaskFiles files, ImmutableArray<string> layers) =>
        ["-t", "overlay", "overlay", "-o", Options(files, layers)];

    private static string Options(TaskFiles files, ImmutableArray<string> layers)
    {
        var options = $"lowerdir={string.Join(':', layers)},upperdir={files.Upper},workdir={files.Work}";
        return options.Length <= MostOptions
            ? options
            : throw new FogException($"The image has {layers.Length} layers, too many for one mount: merge some of its Dockerfile's steps.");
    }
}

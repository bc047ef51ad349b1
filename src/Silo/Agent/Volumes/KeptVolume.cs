using Docker.DotNet.Models;

namespace Fog.Agent.Volumes;

/// <summary>A volume of a task as the engine keeps it on this host.</summary>
/// <param name="Id">The volume.</param>
/// <param name="Content">Its content, once what it lives on is mounted there.</param>
/// <param name="Kind">How it is kept.</param>
/// <param name="RunDirectory">Where notes are kept that must not outlive the host's power.</param>
internal sealed record KeptVolume(VolumeId Id, string Content, VolumeKind Kind, string RunDirectory)
{
    /// <summary>The file that holds the file system of a bounded volume.</summary>
    public string Image => Path.Combine(Home, "volume.ext4");

    /// <summary>Written once the seed is in the volume, so that a half-filled one is filled again.</summary>
    public string SeededMark => Kind == VolumeKind.Memory ? Path.Combine(RunDirectory, "volumes", Id.HostName) : Path.Combine(Home, ".fog-seeded");

    /// <summary>There while the volume's content is being replaced: what is in it then is nobody's data.</summary>
    public string ImportMark => Path.Combine(Home, ".fog-importing");

    /// <summary>The engine's directory of the volume, which goes with it.</summary>
    private string Home => Path.GetDirectoryName(Content)!;

    /// <summary>Whether the seed is in the volume.</summary>
    public bool IsSeeded => File.Exists(SeededMark);

    /// <summary>Notes that the seed is in the volume, or that it isn't.</summary>
    public void Seeded(string? digest)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(SeededMark)!);
        if (digest is null)
        {
            File.Delete(SeededMark);
        }
        else
        {
            File.WriteAllText(SeededMark, digest);
        }
    }

    /// <summary>What there is of a volume; null for one that isn't the fog's. The engine's labels don't tell: it lost them when its host lost power.</summary>
    public static KeptVolume? Of(VolumeResponse volume, string runDirectory) => VolumeId.OfHostName(volume.Name) is { } id
        ? new KeptVolume(id, volume.Mountpoint, KindOf(KindFile(volume.Mountpoint)) ?? VolumeKind.Disk, runDirectory)
        : null;

    /// <summary>A volume that may be a new one: it is of this kind then.</summary>
    public static KeptVolume OfNew(VolumeResponse volume, VolumeId id, VolumeKind kind, string runDirectory)
    {
        var file = KindFile(volume.Mountpoint);
        if (KindOf(file) is { } known)
        {
            return new KeptVolume(id, volume.Mountpoint, known, runDirectory);
        }

        // One of an earlier version of the node has content and no such file: it is a directory.
        var kept = Directory.EnumerateFileSystemEntries(volume.Mountpoint).Any() ? VolumeKind.Disk : kind;
        File.WriteAllText(file + ".new", kept.ToString());
        File.Move(file + ".new", file, overwrite: true);
        return new KeptVolume(id, volume.Mountpoint, kept, runDirectory);
    }

    /// <summary>How the spec wants a volume to be kept.</summary>
    public static VolumeKind Wanted(VolumeSpec volume) =>
        volume.InMemory ? VolumeKind.Memory : volume.Size is null ? VolumeKind.Disk : VolumeKind.Bounded;

    private static string KindFile(string content) => Path.Combine(Path.GetDirectoryName(content)!, ".fog-kind");

    private static VolumeKind? KindOf(string file) => File.Exists(file) && Enum.TryParse<VolumeKind>(File.ReadAllText(file), out var kind) ? kind : null;
}

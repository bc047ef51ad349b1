using System.Globalization;
using Fog.Agent.Host;
using Fog.Agent.Processes;

namespace Fog.Agent.Volumes;

/// <summary>How full volumes are.</summary>
internal static class VolumeUse
{
    /// <summary>Bytes that a volume takes, null when that can't be told soon, and most that it may take, null for no limit.</summary>
    public static async Task<(long? Used, long? Size)> Of(KeptVolume volume, CancellationToken ct) => volume.Kind switch
    {
        VolumeKind.Disk => (await Counted(volume.Content, ct), null),
        _ when Mounts.Has(volume.Content) => Of(new DriveInfo(volume.Content)),
        VolumeKind.Bounded => (await Counted(volume.Image, ct), new FileInfo(volume.Image).Length),
        _ => (0, null),
    };

    private static (long? Used, long? Size) Of(DriveInfo drive) => (drive.TotalSize - drive.TotalFreeSpace, drive.TotalSize);

    private static async Task<long?> Counted(string path, CancellationToken ct)
    {
        try
        {
            return long.Parse((await Tool.Run("du", ["--summarize", "--block-size=1", path], ct)).Split('\t')[0], CultureInfo.InvariantCulture);
        }
        catch (ToolException)
        {
            return null; // too many files to count now, or they went meanwhile
        }
    }
}

using System.Globalization;
using Fog.Agent.Host;
using Fog.Agent.Processes;

namespace Fog.Agent.Volumes;

/// <summary>A volume in memory: what its task writes is charged to the task.</summary>
internal static class MemoryFileSystem
{
    /// <summary>When this returns, the volume is there and may take so many bytes.</summary>
    public static async Task Ensure(KeptVolume volume, long size, CancellationToken ct)
    {
        var bound = string.Create(CultureInfo.InvariantCulture, $"size={size}");
        if (await Mounts.Ensure(volume.Content, ["-t", "tmpfs", "-o", $"{bound},mode=755,nosuid,nodev", "fog"], ct))
        {
            volume.Seeded(null); // it is a new one, whatever became of the last
            return;
        }

        await Tool.Run("mount", ["-o", $"remount,{bound}", volume.Content], ct);
    }
}

using Fog.Cli.Output;
using Spectre.Console;

namespace Fog.Cli.Volumes;

/// <summary>Volumes as a table.</summary>
internal static class VolumeTable
{
    public static Table Of(IEnumerable<VolumeListing> volumes)
    {
        var table = Tables.With("VOLUME", "NODE", "KIND", "USED", "SIZE", "IN USE");
        foreach (var volume in volumes)
        {
            table.Row(
                volume.Volume.ToString(),
                volume.Node.ToString(),
                volume.Kind.ToString().ToLowerInvariant(),
                volume.Used is { } used ? Tables.Bytes(used) : null,
                volume.Size is { } size ? Tables.Bytes(size) : null,
                volume.InUse ? "yes" : "no");
        }

        return table;
    }
}

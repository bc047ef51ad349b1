namespace Fog.Planning.Filters;

/// <summary>Disk is set aside.</summary>
internal sealed class DiskFilter : IFilter
{
    public string Reason => "lack disk";

    public bool Admits(TaskSpec task, Agreement agreement, NodeOffer host) => task.Resources.Disk <= host.Description.Free.Disk;
}

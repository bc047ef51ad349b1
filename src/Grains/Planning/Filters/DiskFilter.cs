namespace Fog.Planning.Filters;

/// <summary>Disk is set aside.</summary>
internal sealed class DiskFilter : IFilter
{
    public string Reason => "lack disk";

    public bool Admits(TaskSpec task, NodeDescription node, Resources free) => task.Resources.Disk <= free.Disk;
}

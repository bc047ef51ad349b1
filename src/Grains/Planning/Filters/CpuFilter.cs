namespace Fog.Planning.Filters;

/// <summary>Cores are set aside.</summary>
internal sealed class CpuFilter : IFilter
{
    public string Reason => "lack cpu";

    public bool Admits(TaskSpec task, NodeDescription node, Resources free) => Capacity.Lacks(task.Resources, free) != "cpu";
}

namespace Fog.Planning.Filters;

/// <summary>Cores are set aside.</summary>
internal sealed class CpuFilter : IFilter
{
    public string Reason => "lack cpu";

    public bool Admits(TaskSpec task, Agreement agreement, NodeOffer host) => Capacity.Lacks(task.Resources, host.Description.Free) != "cpu";
}

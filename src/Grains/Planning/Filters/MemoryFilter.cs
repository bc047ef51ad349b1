namespace Fog.Planning.Filters;

/// <summary>Memory is set aside.</summary>
internal sealed class MemoryFilter : IFilter
{
    public string Reason => "lack memory";

    public bool Admits(TaskSpec task, Agreement agreement, NodeOffer host) => task.Resources.Memory <= host.Description.Free.Memory;
}

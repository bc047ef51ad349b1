namespace Fog.Planning.Filters;

/// <summary>Memory is set aside.</summary>
internal sealed class MemoryFilter : IFilter
{
    public string Reason => "lack memory";

    public bool Admits(TaskSpec task, NodeDescription node, Resources free) => task.Resources.Memory <= free.Memory;
}

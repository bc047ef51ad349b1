namespace Fog.Planning.Filters;

/// <summary>Some tasks are for one host only.</summary>
internal sealed class HostFilter : IFilter
{
    public string Reason => "aren't the host that the spec names";

    public bool Admits(TaskSpec task, NodeDescription node, Resources free) => task.Placement.Host is not { } host || host == node.Name;
}

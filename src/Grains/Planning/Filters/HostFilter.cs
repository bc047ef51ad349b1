namespace Fog.Planning.Filters;

/// <summary>Some tasks are for one host only.</summary>
internal sealed class HostFilter : IFilter
{
    public string Reason => "aren't the host that the spec names";

    public bool Admits(TaskSpec task, Agreement agreement, NodeOffer host) => task.Placement.Host is not { } wanted || wanted == host.Description.Name;
}

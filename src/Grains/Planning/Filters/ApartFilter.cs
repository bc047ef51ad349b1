namespace Fog.Planning.Filters;

/// <summary>Replicas never share a host, nor do tasks of which the spec says so.</summary>
/// <param name="taken">Hosts of tasks from which this one must be apart.</param>
internal sealed class ApartFilter(IReadOnlySet<NodeName> taken) : IFilter
{
    public string Reason => "have a task or replica that must be apart from it";

    public bool Admits(TaskSpec task, NodeDescription node, Resources free) => !taken.Contains(node.Name);
}

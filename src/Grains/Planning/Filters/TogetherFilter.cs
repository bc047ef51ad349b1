namespace Fog.Planning.Filters;

/// <summary>Some tasks must be on one host.</summary>
/// <param name="hosts">Hosts of tasks that this one must be with.</param>
internal sealed class TogetherFilter(IReadOnlySet<NodeName> hosts) : IFilter
{
    public string Reason => "aren't where a task is that must be with it";

    public bool Admits(TaskSpec task, NodeDescription node, Resources free) => hosts.All(host => host == node.Name);
}

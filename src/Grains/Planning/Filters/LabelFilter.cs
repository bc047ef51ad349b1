namespace Fog.Planning.Filters;

/// <summary>The owner must have said of the host what the initiator asks for.</summary>
internal sealed class LabelFilter : IFilter
{
    public string Reason => "lack a label";

    public bool Admits(TaskSpec task, NodeDescription node, Resources free) =>
        task.Placement.Labels.All(label => node.Labels.GetValueOrDefault(label.Key) == label.Value);
}

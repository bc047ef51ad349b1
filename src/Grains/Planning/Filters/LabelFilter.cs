namespace Fog.Planning.Filters;

/// <summary>The owner must have said of the host what the initiator asks for.</summary>
internal sealed class LabelFilter : IFilter
{
    public string Reason => "lack a label";

    public bool Admits(TaskSpec task, Agreement agreement, NodeOffer host) =>
        task.Placement.Labels.All(label => host.Description.Labels.GetValueOrDefault(label.Key) == label.Value);
}

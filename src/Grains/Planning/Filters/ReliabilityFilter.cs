namespace Fog.Planning.Filters;

/// <summary>A host must be as likely to stay as the agreement asks.</summary>
internal sealed class ReliabilityFilter : IFilter
{
    public string Reason => "aren't as reliable as the agreement asks";

    public bool Admits(TaskSpec task, Agreement agreement, NodeOffer host) => !(host.Reliability < agreement.MinReliability);
}

namespace Fog.Planning.Filters;

/// <summary>Programs run on what they were built for.</summary>
internal sealed class PlatformFilter : IFilter
{
    public string Reason => "have another platform";

    public bool Admits(TaskSpec task, Agreement agreement, NodeOffer host) => task.Placement.Platform is not { } platform || platform == host.Description.Platform;
}

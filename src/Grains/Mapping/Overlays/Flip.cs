namespace Fog.Mapping.Overlays;

/// <summary>A flip that one of the two middle nodes takes part in.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Partner">The other middle node.</param>
/// <param name="IsFirst">Whether this node offered it, and so decides.</param>
/// <param name="Old">The neighbour that this node gives up.</param>
/// <param name="New">The neighbour that it gets instead; null until it is known.</param>
/// <param name="Ready">Whether the partner said that its new link stands.</param>
/// <param name="Until">When it is called off.</param>
internal sealed record Flip(long Id, NodeName Partner, bool IsFirst, NodeName Old, NodeName? New, bool Ready, TimeSpan Until);

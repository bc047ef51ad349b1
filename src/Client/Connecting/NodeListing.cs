namespace Fog.Client;

/// <summary>A node that is in the fog, and what it says of itself.</summary>
/// <param name="Name">The node.</param>
/// <param name="Description">What it says; null when it didn't answer.</param>
/// <param name="Unavailable">Why there is no description; null when there is one.</param>
public sealed record NodeListing(NodeName Name, NodeDescription? Description, string? Unavailable);

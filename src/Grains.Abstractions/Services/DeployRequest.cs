namespace Fog;

/// <summary>What an initiator hands in.</summary>
/// <param name="Spec">The service.</param>
/// <param name="Initiator">The node that the initiator is connected to; it holds the service's bulk data.</param>
[GenerateSerializer, Immutable, Alias("fog.DeployRequest")]
public sealed record DeployRequest(ServiceSpec Spec, NodeName Initiator);

/// <summary>What became of a request.</summary>
/// <param name="Changed">False when the fog has that already.</param>
/// <param name="Sequence">Number of the first event that belongs to the request: where to watch from.</param>
[GenerateSerializer, Immutable, Alias("fog.DeployReceipt")]
public sealed record DeployReceipt(bool Changed, long Sequence);

namespace Fog;

/// <summary>All that an agent needs to bring a task up.</summary>
/// <param name="Task">The task.</param>
/// <param name="Spec">What it is.</param>
/// <param name="Revision">Digest of the spec; another digest under the same task replaces what is there.</param>
/// <param name="Address">The task's own address for life.</param>
/// <param name="Network">Name of the service's overlay network.</param>
/// <param name="Swarm">The swarm in which that network is.</param>
/// <param name="PublishedPort">Port at which the fog publishes <see cref="TaskSpec.Port"/>; null when it has none.</param>
/// <param name="Initiator">The node that took the initiator's bulk data in: asked first for it.</param>
[GenerateSerializer, Immutable, Alias("fog.TaskOrder")]
public sealed record TaskOrder(
    TaskId Task,
    TaskSpec Spec,
    string Revision,
    string Address,
    string Network,
    SwarmTicket Swarm,
    int? PublishedPort,
    NodeName Initiator);

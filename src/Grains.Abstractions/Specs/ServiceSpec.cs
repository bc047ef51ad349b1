using System.Collections.Immutable;

namespace Fog;

/// <summary>A service: tasks and the calls between them. The form in which nodes know it; a file's form is the client's affair.</summary>
/// <param name="Name">The service.</param>
/// <param name="Tasks">Its tasks by name.</param>
/// <param name="Calls">Who calls whom.</param>
/// <param name="Agreement">What the initiator asks of hosts.</param>
/// <param name="Objective">What a plan should be good at; default <see cref="Objective.Default"/>.</param>
[GenerateSerializer, Immutable, Alias("fog.ServiceSpec")]
public sealed record ServiceSpec(
    ServiceName Name,
    ImmutableSortedDictionary<string, TaskSpec> Tasks,
    ImmutableArray<CallSpec> Calls,
    Agreement Agreement,
    Objective Objective);

using System.Collections.Immutable;

namespace Fog.Client;

/// <summary>A service as its spec file says it: like <see cref="ServiceSpec"/>, but bulk data is a folder on the initiator's disk.</summary>
/// <param name="File">Path of the file, as it was given.</param>
/// <param name="Name">The service.</param>
/// <param name="Tasks">Its tasks by name; at least one. Replicas are tasks of their own.</param>
/// <param name="Calls">Who calls whom.</param>
/// <param name="Agreement">What the initiator asks of hosts.</param>
/// <param name="Objective">What a plan should be good at: one of <see cref="SpecDefaults.Objectives"/>, or own weights; default <c>latency</c>.</param>
public sealed record ServiceDocument(
    string File,
    ServiceName Name,
    ImmutableSortedDictionary<string, TaskDocument> Tasks,
    ImmutableArray<CallSpec> Calls,
    Agreement Agreement,
    Objective Objective);

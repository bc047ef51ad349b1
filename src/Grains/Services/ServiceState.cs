using System.Collections.Immutable;

namespace Fog.Services;

/// <summary>What is known of a service.</summary>
[GenerateSerializer, Immutable, Alias("fog.ServiceState")]
public sealed record ServiceState
{
    /// <summary>What the initiator wants; null before the first deploy.</summary>
    [Id(0)]
    public DeployRequest? Request { get; init; }

    /// <summary>Where it is in its life.</summary>
    [Id(1)]
    public ServicePhase Phase { get; init; } = ServicePhase.Unknown;

    /// <summary>Its address block and ports.</summary>
    [Id(2)]
    public Enrolment? Enrolment { get; init; }

    /// <summary>The swarm that holds its network; null before there was one.</summary>
    [Id(3)]
    public SwarmTicket? Swarm { get; init; }

    /// <summary>Where its tasks belong.</summary>
    [Id(4)]
    public Plan? Plan { get; init; }

    /// <summary>Each task's place in the address block; kept while the service lives.</summary>
    [Id(5)]
    public ImmutableSortedDictionary<string, int> Indices { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>Tasks that were prepared for the present request: a failure of one of these is the request's failure.</summary>
    [Id(6)]
    public ImmutableSortedSet<string> Attempted { get; init; } = [];

    /// <summary>Nodes that refused or fell silent during the present request.</summary>
    [Id(7)]
    public ImmutableArray<NodeName> Excluded { get; init; } = [];

    /// <summary>Every task of which something may be on a host: stored before the host is told, given up when it was taken down.</summary>
    [Id(8)]
    public ImmutableSortedSet<string> Placed { get; init; } = [];

    /// <summary>Whether a removal takes the volumes too.</summary>
    [Id(9)]
    public bool RemoveVolumes { get; init; }

    /// <summary>Why it isn't as it should be.</summary>
    [Id(10)]
    public string? Error { get; init; }

    /// <summary>What happened last; the oldest go first.</summary>
    [Id(11)]
    public ImmutableArray<ServiceEvent> Events { get; init; } = [];

    /// <summary>Number of the last event.</summary>
    [Id(12)]
    public long LastEvent { get; init; }

    /// <summary>Whether the network was seen to for the present request.</summary>
    [Id(13)]
    public bool HasNetwork { get; init; }

    /// <summary>Number of the last move of each task that the plan has followed.</summary>
    [Id(14)]
    public ImmutableSortedDictionary<string, long> Followed { get; init; } = ImmutableSortedDictionary<string, long>.Empty;

    /// <summary>When a plan for the present request is tried once more after a refusal that may lapse; null: it wasn't refused.</summary>
    [Id(15)]
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>Those of <see cref="Excluded"/> that fell silent, and since when: they may come back.</summary>
    [Id(16)]
    public ImmutableSortedDictionary<NodeName, DateTimeOffset> Silent { get; init; } = ImmutableSortedDictionary<NodeName, DateTimeOffset>.Empty;

    /// <summary>How often nodes that had refused were asked anew for the present request.</summary>
    [Id(17)]
    public int AskedAnew { get; init; }

    /// <summary>Hosts that hold a task's pinned volumes: stored before the host is told, kept when the service goes and its volumes stay.</summary>
    [Id(20)]
    public ImmutableSortedDictionary<string, NodeName> Pins { get; init; } = ImmutableSortedDictionary<string, NodeName>.Empty;

    /// <summary>Whether there is work to do.</summary>
    public bool IsBusy => Phase is ServicePhase.Deploying or ServicePhase.Removing;

    /// <summary>The overlay network of a service.</summary>
    public static string Network(ServiceName service) => $"fog-{service}";
}

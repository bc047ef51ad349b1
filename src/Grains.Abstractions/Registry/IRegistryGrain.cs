using System.Collections.Immutable;

namespace Fog;

/// <summary>What the whole fog must agree on: names, address blocks and ports of services, and the swarm. One key: <see cref="Key"/>.</summary>
[Alias("fog.IRegistryGrain")]
public interface IRegistryGrain : IGrainWithStringKey
{
    /// <summary>The one key.</summary>
    public const string Key = "fog";

    /// <summary>When this returns, the service is listed and the block and ports are its own until <see cref="Forget"/>; a second call returns the same.</summary>
    /// <param name="service">The service.</param>
    /// <param name="published">Those of its tasks that publish a port.</param>
    [Alias("Enrol")]
    Task<Enrolment> Enrol(ServiceName service, ImmutableArray<string> published, CancellationToken ct = default);

    /// <summary>When this returns, the service's block and ports are free again.</summary>
    [Alias("Forget")]
    Task Forget(ServiceName service, CancellationToken ct = default);

    /// <summary>Returns the services that are listed, ordered by name.</summary>
    [Alias("Services")]
    Task<ImmutableArray<ServiceName>> Services(CancellationToken ct = default);

    /// <summary>Returns the fog's swarm; when there is none, or its manager is gone, <paramref name="candidate"/> forms it.</summary>
    [ResponseTimeout("00:02:00"), Alias("Swarm")]
    Task<SwarmTicket> Swarm(NodeName candidate, CancellationToken ct = default);
}

/// <summary>What a service has for its own.</summary>
/// <param name="Block">Number of its address block: 0 to 16,383.</param>
/// <param name="Ports">Published ports by task name, unique in the fog.</param>
[GenerateSerializer, Immutable, Alias("fog.Enrolment")]
public sealed record Enrolment(int Block, ImmutableSortedDictionary<string, int> Ports);

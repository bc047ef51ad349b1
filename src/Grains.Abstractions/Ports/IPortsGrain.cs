using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Fog;

/// <summary>
/// Which port of the fog leads to which task, and where that task is now: every node waits here for news, so that it can forward. One
/// key: <see cref="Key"/>. The numbers themselves are given by <see cref="IRegistryGrain.Enrol"/>.
/// </summary>
[Alias("fog.IPortsGrain")]
public interface IPortsGrain : IGrainWithStringKey
{
    /// <summary>The one key.</summary>
    public const string Key = "fog";

    /// <summary>When this returns, these and no others are the service's published ports; where a task is stays known.</summary>
    /// <param name="service">The service.</param>
    /// <param name="ports">Published ports by task name; none withdraws all.</param>
    [Alias("Publish")]
    Task Publish(ServiceName service, ImmutableSortedDictionary<string, int> ports, CancellationToken ct = default);

    /// <summary>When this returns, all nodes are being told where the task is; null while it is nowhere. A task without a port is let pass.</summary>
    [Alias("Locate")]
    Task Locate(TaskId task, PortPlace? place, CancellationToken ct = default);

    /// <summary>Returns the table as soon as it is another one than the caller's, and after twenty seconds in any case.</summary>
    /// <param name="known">Version of the table that the caller has; 0 for none.</param>
    [AlwaysInterleave, ResponseTimeout("00:00:30"), Alias("Table")]
    Task<PortTable> Table(long known, CancellationToken ct = default);
}

using Fog.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Orleans.Storage;

namespace Fog.Hosting;

/// <summary>How a node's silo is set up.</summary>
public static class SiloHosting
{
    /// <summary>Name of the storage provider for grain state; it is the default one too.</summary>
    public const string StorageName = "fog";

    /// <summary>
    /// With <see cref="MaxProbeTimeout"/> a dead host is known dead after 2 to 3 s and a hung one after 5 s; Orleans' own values take
    /// 61 s for the latter.
    /// </summary>
    public static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(1);

    /// <summary>Upper end of the adaptive timeout. Half of these values declared healthy nodes dead on a busy machine.</summary>
    public static readonly TimeSpan MaxProbeTimeout = TimeSpan.FromSeconds(1.5);

    /// <summary>
    /// How often a node reads who is in the fog. One that hung learns only this way that it was declared dead meanwhile, since nobody
    /// calls it any more: with Orleans' own minute, one that hung for 12 s lived on for 30 s.
    /// </summary>
    public static readonly TimeSpan TableRefresh = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How often a node writes down that it lives. Three times as long after the last such note a node that starts no longer waits for the answer of one
    /// that is silent: after a power cut of all hosts nobody else can tell who is gone. With Orleans' own 30 s, the first to be back waited 90 s.
    /// </summary>
    public static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(5);

    /// <summary>A call in flight through a dying host waits as long as this; what takes longer is started and watched, not awaited.</summary>
    public static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Orleans' default of a million is allocated beforehand and costs 18 MB.</summary>
    private const int DirectoryCacheSize = 4096;

    /// <summary>Membership, endpoints, storage and grains.</summary>
    public static ISiloBuilder AddFogSilo(this ISiloBuilder silo, NodeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var store = ClusterStore.Of(options);
        return silo
            .Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (options.ClusterId, "fog"))
            .Configure<SiloOptions>(self => self.SiloName = options.Name.Value)
            .ConfigureEndpoints(options.Address, options.SiloPort, options.GatewayPort, listenOnAnyHostAddress: false)
            .Configure<ClusterMembershipOptions>(member => (member.ProbeTimeout, member.MaxProbeTimeout, member.TableRefreshTimeout, member.IAmAliveTablePublishTimeout) =
                (ProbeTimeout * options.Patience, MaxProbeTimeout * options.Patience, TableRefresh, SignOfLife * options.Patience))
            .Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = ResponseTimeout * options.Patience)
            .Configure<GrainDirectoryOptions>(directory => directory.CacheSize = DirectoryCacheSize)
            .UseAdoNetClustering(table => (table.Invariant, table.ConnectionString) = (store.Invariant, store.ConnectionString))
            .AddStorage(StorageName, store)
            .AddStorage("Default", store)
            .AddStorage("PubSubStore", store)
            .AddNews()
            .ConfigureServices(services => services.AddSingleton<IFatalErrorHandler, PlaceLost>())
            .AddFogGrains();
    }

    private static ISiloBuilder AddStorage(this ISiloBuilder silo, string name, ClusterStore store) =>
        silo.AddAdoNetGrainStorage(name, storage => storage.Configure<Orleans.Serialization.Serializer>((state, serializer) =>
        {
            (state.Invariant, state.ConnectionString) = (store.Invariant, store.ConnectionString);
            state.DeleteStateOnClear = true;
            state.GrainStorageSerializer = new OrleansGrainStorageSerializer(serializer);
        }));
}

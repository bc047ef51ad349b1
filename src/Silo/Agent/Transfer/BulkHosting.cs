using Fog.Hosting;

namespace Fog.Agent.Transfer;

/// <summary>What a node needs to keep bulk data and to exchange it with other nodes.</summary>
internal static class BulkHosting
{
    public const string Sending = "send";
    public const string Receiving = "receive";
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(5);

    /// <summary>Adds the store of blobs, the door through which other nodes fetch, and the way to fetch from them.</summary>
    public static IServiceCollection AddBulkData(this IServiceCollection services, NodeOptions options) => services
        .AddSingleton<IBlobUses, NoUses>()
        .AddSingleton(provider => new BlobStore(
            Path.Combine(options.DataDirectory, "blobs"),
            options.Bulk.BlobCache,
            provider.GetRequiredService<IBlobUses>(),
            provider.GetRequiredService<TimeProvider>()))
        .AddKeyedSingleton(Sending, (_, _) => new Pace(options.Bulk.SendRate))
        .AddKeyedSingleton(Receiving, (_, _) => new Pace(options.Bulk.ReceiveRate))
        .AddSingleton<Tickets>()
        .AddSingleton(provider => new BlobDoor(
            provider.GetRequiredService<BlobStore>(), provider.GetRequiredService<Tickets>(), provider.GetRequiredKeyedService<Pace>(Sending)))
        .AddSingleton<IHolders, Holders>()
        .AddSingleton(Stream)
        .AddSingleton<BlobDownload>()
        .AddSingleton<Supply>();

    private static BlobStream Stream(IServiceProvider provider)
    {
        var stream = new BlobStream(
            new HttpClient(new SocketsHttpHandler { ConnectTimeout = ConnectPatience, UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan },
            provider.GetRequiredService<IHolders>(),
            provider.GetRequiredKeyedService<Pace>(Receiving),
            provider.GetRequiredService<TimeProvider>());
        stream.Moved += provider.GetRequiredService<ILinkNews>().Moved;
        return stream;
    }
}

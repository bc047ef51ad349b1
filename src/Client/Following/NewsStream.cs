using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Streams;

namespace Fog.Client;

/// <summary>What happens in the whole fog, from now on.</summary>
internal static class NewsStream
{
    /// <summary>News that may wait for a slow reader; the oldest go first.</summary>
    private const int Waiting = 1000;

    public static async IAsyncEnumerable<ServiceNews> Of(IClusterClient cluster, [EnumeratorCancellation] CancellationToken ct)
    {
        var heard = Channel.CreateBounded<ServiceNews>(new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.DropOldest });
        var stream = cluster.ServiceProvider.GetRequiredKeyedService<IStreamProvider>(ServiceNews.Provider)
            .GetStream<ServiceNews>(StreamId.Create(ServiceNews.Namespace, ServiceNews.Key));
        var listening = await stream.SubscribeAsync((news, _) => heard.Writer.WriteAsync(news, ct).AsTask());
        try
        {
            await foreach (var news in heard.Reader.ReadAllAsync(ct))
            {
                yield return news;
            }
        }
        finally
        {
            await listening.UnsubscribeAsync();
        }
    }
}

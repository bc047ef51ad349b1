using Fog.Services;
using Orleans.Runtime;
using Orleans.Streams;

namespace Fog.Hosting;

/// <summary>Puts news on the fog's streams.</summary>
internal sealed partial class StreamDesk(IServiceProvider services, ILogger<StreamDesk> log) : INewsDesk
{
    /// <inheritdoc/>
    public Task Tell(ServiceName service, ServiceEvent happened) =>
        Tell(service, happened.Sequence, StreamId.Create(ServiceNews.Namespace, ServiceNews.Key), new ServiceNews(service, happened));

    /// <inheritdoc/>
    public Task Tell(SharedNews news) => Tell(news.Service, news.Revision, StreamId.Create(SharedNews.Namespace, news.Service.Value), news);

    private async Task Tell<T>(ServiceName service, long sequence, StreamId stream, T news)
    {
        try
        {
            await services.GetRequiredKeyedService<IStreamProvider>(ServiceNews.Provider).GetStream<T>(stream).OnNextAsync(news);
        }
        catch (Exception e) when (e is OrleansException or TimeoutException)
        {
            LogLost(service, sequence, e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "News {Sequence} of {Service} got lost: {Reason}")]
    private partial void LogLost(ServiceName service, long sequence, string reason);
}

using Fog.Services;
using Orleans.Runtime;
using Orleans.Streams;

namespace Fog.Hosting;

/// <summary>Puts news on the fog's stream.</summary>
internal sealed partial class StreamDesk(IServiceProvider services, ILogger<StreamDesk> log) : INewsDesk
{
    /// <inheritdoc/>
    public async Task Tell(ServiceName service, ServiceEvent happened)
    {
        try
        {
            var provider = services.GetRequiredKeyedService<IStreamProvider>(ServiceNews.Provider);
            await provider.GetStream<ServiceNews>(StreamId.Create(ServiceNews.Namespace, ServiceNews.Key)).OnNextAsync(new ServiceNews(service, happened));
        }
        catch (Exception e) when (e is OrleansException or TimeoutException)
        {
            LogLost(service, happened.Sequence, e.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "News {Sequence} of {Service} got lost: {Reason}")]
    private partial void LogLost(ServiceName service, long sequence, string reason);
}

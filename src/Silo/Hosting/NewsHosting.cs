using Fog.Services;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Fog.Hosting;

/// <summary>The stream on which the fog's news go round: in memory, since a lost piece is only a delay, and slow, since nobody hurries.</summary>
internal static class NewsHosting
{
    /// <summary>One queue: with eight, and polled ten times a second, as Orleans has it, an idle silo spent 2 % of a core on them.</summary>
    private const int Queues = 1;

    /// <summary>How often the queue is looked at.</summary>
    private static readonly TimeSpan Polling = TimeSpan.FromSeconds(1);

    /// <summary>Adds the stream; who listens is kept in the fog's store, under the name that Orleans looks for.</summary>
    public static ISiloBuilder AddNews(this ISiloBuilder silo)
    {
        silo.AddMemoryStreams(ServiceNews.Provider, stream =>
        {
            stream.ConfigurePartitioning(Queues);
            stream.ConfigurePullingAgent(agent => agent.Configure(pulling => pulling.GetQueueMsgsTimerPeriod = Polling));
        });
        silo.Services.AddSingleton<INewsDesk, StreamDesk>();
        return silo;
    }
}

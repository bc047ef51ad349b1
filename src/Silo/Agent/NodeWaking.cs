using Fog.Hosting;

namespace Fog.Agent;

/// <summary>Wakes the node's grain as soon as the silo is up: the overlay needs it before anybody calls it.</summary>
internal sealed partial class NodeWaking(IGrainFactory grains, IHostApplicationLifetime life, NodeOptions options, ILogger<NodeWaking> log) : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await life.Started(stoppingToken);
        while (!await Wake(stoppingToken))
        {
            await Task.Delay(Again, stoppingToken);
        }
    }

    private async Task<bool> Wake(CancellationToken ct)
    {
        try
        {
            await grains.GetGrain<INodeGrain>(options.Name.Value).Describe(ct);
            return true;
        }
        catch (Exception e) when (GrainTrouble.Is(e, ct))
        {
            LogAsleep(e.Message);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The node's grain doesn't answer yet: {Reason}")]
    private partial void LogAsleep(string reason);
}

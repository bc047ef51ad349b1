using Microsoft.Extensions.Logging;

namespace Fog.Registry;

public sealed partial class RegistryGrain
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Swarm {Swarm} was formed by {Node}.")]
    private partial void LogFormed(string swarm, NodeName node);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Swarm {Swarm} lost its manager {Node}: {Reason}")]
    private partial void LogLost(string swarm, NodeName node, string reason);
}

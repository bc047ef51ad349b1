using Microsoft.Extensions.Logging;

namespace Fog.Nodes;

public sealed partial class NodeGrain
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Node {Node} is drained: {Drained}.")]
    private partial void LogDrained(string node, bool drained);
}

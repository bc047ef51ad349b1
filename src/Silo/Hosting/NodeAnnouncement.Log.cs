using System.Net;
using Microsoft.Extensions.Logging;

namespace Fog.Hosting;

internal static partial class NodeAnnouncementLog
{
    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "Node {Node} is up at {Address}: nodes at port {SiloPort}, initiators at {GatewayPort}, HTTP at {HttpPort}; store: {Store}")]
    public static partial void NodeUp(
        this ILogger log, NodeName node, IPAddress address, int siloPort, int gatewayPort, int httpPort, string store);

    [LoggerMessage(Level = LogLevel.Information, Message = "Node {Node} leaves the fog")]
    public static partial void NodeLeaves(this ILogger log, NodeName node);
}

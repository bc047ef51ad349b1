using Microsoft.Extensions.Logging;

namespace Fog.Hosting;

internal static partial class MembershipWatchLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Node {Node} joined the fog")]
    public static partial void NodeJoined(this ILogger log, string node);

    [LoggerMessage(Level = LogLevel.Information, Message = "Node {Node} left the fog")]
    public static partial void NodeLeft(this ILogger log, string node);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Node {Node} is lost: it gave no sign of life and was declared dead")]
    public static partial void NodeLost(this ILogger log, string node);
}

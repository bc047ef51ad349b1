using Microsoft.Extensions.Logging;

namespace Fog.Nodes;

public sealed partial class NodeGrain
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Task {Task} has no place on {Node}: it lacks {Lack}.")]
    private partial void LogRefused(TaskId task, string node, string lack);
}

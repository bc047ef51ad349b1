using Microsoft.Extensions.Logging;

namespace Fog.Tasks;

public sealed partial class TaskGrain
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Task {Task} is gone from {Node}.")]
    private partial void LogGone(TaskId task, NodeName node);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Task {Task} is given up on {Node}; it is cleared away there when the node is back: {Reason}")]
    private partial void LogGivenUp(TaskId task, NodeName node, string reason);
}

using Microsoft.Extensions.Logging;

namespace Fog.Services;

public sealed partial class StepRunner
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "Service {Service}: step {Step} is tried again: {Reason}")]
    private partial void LogRetry(ServiceName service, string step, string reason);
}

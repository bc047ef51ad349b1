using Microsoft.Extensions.Logging;

namespace Fog.Services;

public sealed partial class ServiceGrain
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Service {Service} was handed in at {Initiator}.")]
    private partial void LogDeploy(ServiceName service, NodeName initiator);

    [LoggerMessage(Level = LogLevel.Information, Message = "Task {Task} may use {Cpu} cores and {Memory} bytes of memory now.")]
    private partial void LogLimit(TaskId task, double cpu, long memory);

    [LoggerMessage(Level = LogLevel.Information, Message = "Service {Service} is to be removed (volumes too: {Volumes}).")]
    private partial void LogRemove(ServiceName service, bool volumes);
}

namespace Fog.Agent.Docker;

internal sealed partial class Swarm
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Forming a swarm at {Address}.")]
    private partial void LogForm(string address);

    [LoggerMessage(Level = LogLevel.Information, Message = "Joining swarm {Swarm} of {Manager}.")]
    private partial void LogJoin(string swarm, NodeName manager);

    [LoggerMessage(Level = LogLevel.Information, Message = "Left the swarm: no task needs it here.")]
    private partial void LogLeave();
}

using System.Net;

namespace Fog.Agent.SharedState;

/// <summary>All doors in sandboxes together, as the node's HTTP side knows them.</summary>
internal sealed class TaskEndPoint : EndPoint
{
    /// <inheritdoc/>
    public override string ToString() => "tasks";
}

/// <summary>Which task a connection comes from: known by the sandbox in which it was accepted.</summary>
/// <param name="Task">The task.</param>
internal sealed record TaskOrigin(TaskId Task);

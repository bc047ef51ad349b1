using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Fog.Agent.Namespaces;

namespace Fog.Agent.SharedState;

/// <summary>
/// A listening socket of the node inside of each task's sandbox. No process of ours is in there: the socket belongs to the namespace in
/// which it was made, and goes with the node or with the task.
/// </summary>
internal sealed partial class TaskDoors(NamespaceSockets sockets, TaskConnections connections, ILogger<TaskDoors> log) : IDisposable
{
    private const int Backlog = 128;
    private readonly ConcurrentDictionary<TaskId, Door> _open = new();

    private sealed record Door(string Namespace, Socket Listener);

    /// <summary>When this returns, the task finds the shared state at <see cref="TaskDoor.Address"/>, which its sandbox must have.</summary>
    /// <exception cref="FogException">The sandbox can't be entered, or something listens there.</exception>
    public async Task Open(TaskId task, string networkNamespace)
    {
        if (_open.TryGetValue(task, out var known) && known.Namespace == networkNamespace)
        {
            return;
        }

        Close(task);
        var listener = await sockets.Tcp(networkNamespace);
        try
        {
            listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
            listener.Bind(new IPEndPoint(TaskDoor.Address, TaskDoor.Port));
            listener.Listen(Backlog);
        }
        catch (SocketException e)
        {
            listener.Dispose();
            throw new FogException($"port {TaskDoor.Port} of the sandbox, where the shared state is offered, can't be listened at: {e.Message}", e);
        }

        _open[task] = new Door(networkNamespace, listener);
        _ = Accept(listener, task);
    }

    /// <summary>When this returns, nothing listens for the task.</summary>
    public void Close(TaskId task)
    {
        if (_open.TryRemove(task, out var door))
        {
            door.Listener.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var task in _open.Keys)
        {
            Close(task);
        }
    }

    private async Task Accept(Socket listener, TaskId task)
    {
        while (true)
        {
            try
            {
                var client = await listener.AcceptAsync();
                client.NoDelay = true;
                connections.Admit(client, task);
            }
            catch (Exception e) when (e is ObjectDisposedException or SocketException { SocketErrorCode: SocketError.OperationAborted })
            {
                return;
            }
            catch (SocketException e)
            {
                LogNotAccepted(task, e.Message);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A connection of {Task} to the shared state was lost before it began: {Reason}")]
    private partial void LogNotAccepted(TaskId task, string reason);
}

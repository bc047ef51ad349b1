using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Fog.Agent.Namespaces;
using Microsoft.AspNetCore.Connections;

namespace Fog.Agent.SharedState;

/// <summary>
/// A listening socket of the node inside of each task's sandbox. No process of ours is in there: the socket belongs to the namespace in
/// which it was made, and goes with the node or with the task.
/// </summary>
internal sealed partial class TaskDoors(NamespaceSockets sockets, TaskConnections connections, ILogger<TaskDoors> log) : IDisposable
{
    private const int Backlog = 128;
    private readonly ConcurrentDictionary<TaskId, Door> _open = new();

    private sealed record Door(string Namespace, Socket Listener)
    {
        public ConcurrentDictionary<ConnectionContext, bool> Connections { get; } = new();
    }

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

        var door = new Door(networkNamespace, listener);
        _open[task] = door;
        _ = Accept(door, task);
    }

    /// <summary>
    /// When this returns, nothing listens for the task, and its connections have ended: those of a task that moved away would otherwise
    /// keep its namespace, until the kernel gives them up after a quarter of an hour.
    /// </summary>
    public void Close(TaskId task)
    {
        if (_open.TryRemove(task, out var door))
        {
            door.Listener.Dispose();
            foreach (var connection in door.Connections.Keys)
            {
                connection.Abort();
            }
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

    private async Task Accept(Door door, TaskId task)
    {
        while (true)
        {
            try
            {
                var client = await door.Listener.AcceptAsync();
                client.NoDelay = true;
                var connection = connections.Admit(client, task);
                door.Connections[connection] = true;
                connection.ConnectionClosed.Register(() => door.Connections.TryRemove(connection, out _));
                if (_open.GetValueOrDefault(task) != door)
                {
                    connection.Abort(); // closed this moment
                }
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

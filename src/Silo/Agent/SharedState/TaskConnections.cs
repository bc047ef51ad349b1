using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Fog.Agent.SharedState;

/// <summary>Hands connections that were accepted in sandboxes to the node's HTTP side.</summary>
internal sealed class TaskConnections(ILoggerFactory logs) : IConnectionListenerFactory, IConnectionListenerFactorySelector, IConnectionListener
{
    /// <summary>Connections that wait to be served; what comes beyond is refused.</summary>
    private const int Waiting = 512;

    private readonly Channel<ConnectionContext> _accepted = Channel.CreateBounded<ConnectionContext>(Waiting);
    private readonly SocketConnectionContextFactory _contexts = new(new SocketConnectionFactoryOptions(), logs.CreateLogger<TaskConnections>());

    /// <inheritdoc/>
    public EndPoint EndPoint { get; } = new TaskEndPoint();

    /// <inheritdoc/>
    public bool CanBind(EndPoint endpoint) => endpoint is TaskEndPoint;

    /// <inheritdoc/>
    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) => new(this);

    /// <summary>Takes a connection of a task in.</summary>
    public ConnectionContext Admit(Socket socket, TaskId task)
    {
        var connection = _contexts.Create(socket);
        connection.Features.Set(new TaskOrigin(task));
        if (!_accepted.Writer.TryWrite(connection))
        {
            connection.Abort();
        }

        return connection;
    }

    /// <inheritdoc/>
    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default) =>
        await _accepted.Reader.WaitToReadAsync(cancellationToken) && _accepted.Reader.TryRead(out var connection) ? connection : null;

    /// <inheritdoc/>
    public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        _accepted.Writer.TryComplete();
        return default;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _contexts.Dispose();
        return default;
    }
}

using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Fog.Agent.Ports;
using Fog.Agent.Transfer;
using Fog.Hosting;

namespace Fog.Agent.Migration;

/// <summary>
/// Where moves come in: TLS over TCP, at a port of the kernel's choice. A caller shows the secret of the one move that it may talk about,
/// or is turned away.
/// </summary>
internal sealed partial class MoveDoor(
    NodeOptions options, [FromKeyedServices(BulkHosting.Sending)] Pace sending, [FromKeyedServices(BulkHosting.Receiving)] Pace receiving,
    TimeProvider clock, ILogger<MoveDoor> log) : BackgroundService
{
    private const int SecretBytes = 32;

    /// <summary>How long a caller may take to show its secret.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, TaskCompletionSource<MoveStream>> _expected = new(StringComparer.Ordinal);
    private readonly X509Certificate2 _certificate = DoorCertificate.Make(clock.GetUtcNow());
    private readonly TcpListener _listener = new(options.Address, 0);

    /// <summary>Opens the door for one caller.</summary>
    /// <param name="called">Completes with the connection once the caller came.</param>
    public MigrationDoor Open(out Task<MoveStream> called)
    {
        var secret = RandomNumberGenerator.GetBytes(SecretBytes);
        var caller = new TaskCompletionSource<MoveStream>(TaskCreationOptions.RunContinuationsAsynchronously);
        _expected[Convert.ToHexString(secret)] = caller;
        called = caller.Task;
        return new MigrationDoor(options.Address.ToString(), ((IPEndPoint)_listener.LocalEndpoint).Port, DoorCertificate.Fingerprint(_certificate), [.. secret]);
    }

    /// <summary>Nobody is expected with this secret any more.</summary>
    public void Close(MigrationDoor door) => _expected.TryRemove(Convert.ToHexString([.. door.Secret]), out _);

    /// <summary>Goes through another node's door.</summary>
    /// <exception cref="FogException">It can't be reached, or isn't the node that it should be.</exception>
    public async Task<MoveStream> Call(MigrationDoor door, CancellationToken ct)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        deadline.CancelAfter(Patience);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            Reach.Tune(socket);
            await socket.ConnectAsync(IPAddress.Parse(door.Host), door.Port, deadline.Token);
            var tls = new SslStream(new NetworkStream(socket, ownsSocket: true));
            await tls.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = "fog-node",
                    RemoteCertificateValidationCallback = (_, certificate, _, _) => DoorCertificate.Is(certificate, door.Fingerprint),
                },
                deadline.Token);
            await tls.WriteAsync(door.Secret.AsMemory(), deadline.Token);
            return new MoveStream(tls, sending, receiving);
        }
        catch (Exception e) when (IsTrouble(e) || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            socket.Dispose();
            throw new FogException($"The destination's door {door.Host}:{door.Port} can't be entered: {e.Message}");
        }
    }

    /// <inheritdoc/>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        _listener.Start();
        return base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _listener.Dispose();
        _certificate.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            _ = Admit(await _listener.AcceptSocketAsync(stoppingToken), stoppingToken);
        }
    }

    private async Task Admit(Socket socket, CancellationToken ct)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        deadline.CancelAfter(Patience);
        var tls = new SslStream(new NetworkStream(socket, ownsSocket: true));
        try
        {
            Reach.Tune(socket);
            await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, deadline.Token);
            var secret = new byte[SecretBytes];
            await tls.ReadExactlyAsync(secret, deadline.Token);
            if (_expected.TryRemove(Convert.ToHexString(secret), out var caller))
            {
                caller.SetResult(new MoveStream(tls, sending, receiving));
                return;
            }

            LogStranger(socket.RemoteEndPoint);
        }
        catch (Exception e) when (IsTrouble(e) || e is OperationCanceledException)
        {
            LogFailed(e.Message);
        }

        await tls.DisposeAsync();
    }

    private static bool IsTrouble(Exception e) => e is IOException or SocketException or AuthenticationException or FormatException;

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Caller} came to the door of moves without a secret that is good, and was turned away.")]
    private partial void LogStranger(EndPoint? caller);

    [LoggerMessage(Level = LogLevel.Debug, Message = "A caller at the door of moves didn't get in: {Reason}")]
    private partial void LogFailed(string reason);
}

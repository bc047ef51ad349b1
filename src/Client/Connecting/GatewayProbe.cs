using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace Fog.Client;

/// <summary>Knocks at gateways before the client connects: when none opens, the reasons are known within a moment.</summary>
internal static class GatewayProbe
{
    /// <summary>When this returns, at least one gateway accepted a connection.</summary>
    /// <exception cref="FogException">None did.</exception>
    public static async Task Run(ImmutableArray<IPEndPoint> gateways, TimeSpan timeout, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(timeout);
        var knocks = gateways.Select(gateway => Knock(gateway, limit.Token)).ToList();
        var reasons = new List<string>();
        await foreach (var knock in Task.WhenEach(knocks).WithCancellation(ct))
        {
            if (await knock is not { } reason)
            {
                await limit.CancelAsync();
                return;
            }

            reasons.Add(reason);
        }

        ct.ThrowIfCancellationRequested();
        throw new FogException(NoGateway(string.Join("; ", reasons)));
    }

    public static string NoGateway(string reasons) =>
        $"Connecting to the fog: no gateway answered ({reasons}). "
        + $"Start a lab by 'fog lab up' or a node by 'fog-node', or name other gateways in {FogClientOptions.GatewaysVariable}=ADDRESS:PORT,…";

    /// <summary>Null when the gateway accepted a connection, otherwise why it didn't.</summary>
    public static async Task<string?> Knock(IPEndPoint gateway, CancellationToken ct)
    {
        using var socket = new Socket(gateway.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(gateway, ct);
            return null;
        }
        catch (SocketException e)
        {
            return $"{gateway}: {e.Message}";
        }
        catch (OperationCanceledException)
        {
            return $"{gateway}: no answer";
        }
    }
}

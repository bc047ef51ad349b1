using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace Fog.Client;

/// <summary>How people write the addresses of gateways.</summary>
internal static class GatewayAddress
{
    public const int DefaultPort = 30000;

    private static readonly char[] Separators = [',', ';', ' '];

    /// <summary>Splits a list; the local node when there is none.</summary>
    public static ImmutableArray<string> Split(string? list) =>
        (list ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } named
            ? [.. named]
            : [$"127.0.0.1:{DefaultPort}"];

    /// <summary>Returns the end points of one gateway; several when its name has several addresses.</summary>
    /// <exception cref="FogException">The text isn't of the form <c>address:port</c>, or the name has no address.</exception>
    public static async Task<ImmutableArray<IPEndPoint>> Resolve(string text, CancellationToken ct)
    {
        if (IPEndPoint.TryParse(text, out var point))
        {
            return [new IPEndPoint(point.Address, point.Port == 0 ? DefaultPort : point.Port)];
        }

        var parts = text.Split(':');
        var port = DefaultPort;
        if (parts.Length > 2 || (parts.Length == 2 && !(int.TryParse(parts[1], out port) && port is > 0 and < 65536)))
        {
            throw new FogException($"Gateway '{text}' isn't of the form ADDRESS:PORT, for example 10.0.0.1:{DefaultPort}.");
        }

        try
        {
            return [.. (await Dns.GetHostAddressesAsync(parts[0], ct)).Select(address => new IPEndPoint(address, port))];
        }
        catch (SocketException e)
        {
            throw new FogException($"Gateway '{text}': the name '{parts[0]}' has no address ({e.Message}). Check it, or write the address.", e);
        }
    }
}

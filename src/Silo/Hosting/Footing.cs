using System.Net;
using System.Net.Sockets;

namespace Fog.Hosting;

/// <summary>What a node stands on: its directories and ports. Found out before anything starts, so that each lack gets its own sentence.</summary>
public static class Footing
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Creates the missing directories, for the owner alone: the store holds the swarm's secrets. Returns what went wrong.</summary>
    public static IReadOnlyList<string> Directories(NodeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return [.. new[] { ("DataDirectory", options.DataDirectory), ("RunDirectory", options.RunDirectory) }.Select(Create).OfType<string>()];
    }

    /// <summary>Returns a sentence for each port that can't be listened on.</summary>
    public static IReadOnlyList<string> Ports(NodeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return [.. new[] { ("SiloPort", options.SiloPort), ("GatewayPort", options.GatewayPort), ("HttpPort", options.HttpPort) }
            .Select(port => Listen(port.Item1, new IPEndPoint(options.Address, port.Item2))).OfType<string>()];
    }

    private static string? Create((string Key, string Path) directory)
    {
        try
        {
            Directory.CreateDirectory(directory.Path, OwnerOnly);
            var trial = Path.Combine(directory.Path, $".trial-{Environment.ProcessId}");
            File.Create(trial, 1, FileOptions.DeleteOnClose).Dispose();
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return $"Fog__{directory.Key} {directory.Path} can't be written: {error.Message} "
                + "Set another one, or run the node as a user who may write there.";
        }
    }

    private static string? Listen(string key, IPEndPoint end)
    {
        try
        {
            using var socket = new Socket(end.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(end);
            socket.Listen();
            return null;
        }
        catch (SocketException error)
        {
            return error.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => $"Fog__{key}: {end} is taken by another process (a second node on this host?).",
                SocketError.AddressNotAvailable => $"Fog__Address: {end.Address} isn't an address of this host, so {key} can't be opened.",
                _ => $"Fog__{key}: {end} can't be opened: {error.Message}.",
            };
        }
    }
}

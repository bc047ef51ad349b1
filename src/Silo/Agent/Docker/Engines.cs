using Docker.DotNet;

namespace Fog.Agent.Docker;

/// <summary>What failures of the Docker Engine look like.</summary>
internal static class Engines
{
    /// <summary>Whether the engine refused or couldn't be reached.</summary>
    public static bool IsTrouble(Exception e) =>
        e is DockerApiException or HttpRequestException or IOException or System.Net.Sockets.SocketException or TimeoutException;
}

using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;

namespace Fog.Agent.Docker;

/// <summary>
/// The port at which engines of a swarm tell each other who is where. An engine that can't have it joins all the same, and its networks reach nobody.
/// One that doesn't get its farewell to the others within a second keeps the port for the swarm that it left (Moby 20.10: "Could not close DB: timeout
/// waiting for leave broadcast"), until it is restarted.
/// </summary>
internal static class GossipPort
{
    /// <summary>How long an engine may take to let go of it after it left a swarm.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Swarm's.</summary>
    public const int Number = 7946;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>When this returns, nobody listens at the port of an engine that is in no swarm.</summary>
    /// <exception cref="FogException">Somebody does.</exception>
    public static async Task Free(IPAddress address, int port, TimeProvider clock, CancellationToken ct)
    {
        var start = clock.GetTimestamp();
        while (IsTaken(address, port))
        {
            if (clock.GetElapsedTime(start) > Patience)
            {
                throw new FogException(Complaint(address, port));
            }

            await Task.Delay(Pause, clock, ct);
        }
    }

    /// <summary>What is said of a host whose port somebody keeps.</summary>
    public static string Complaint(IPAddress address, int port) => string.Create(
        CultureInfo.InvariantCulture,
        $"Port {port} of {address} is taken, so that networks of this host's Docker Engine would reach no other host. If it is taken by the engine itself, for a swarm that it left, restart the engine.");

    /// <summary>Whether somebody listens there. It is looked up and not tried: for the moment of a trial the engine itself couldn't have it.</summary>
    public static bool IsTaken(IPAddress address, int port) => IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners()
        .Any(taken => taken.Port == port && (taken.Address.Equals(address) || taken.Address.Equals(IPAddress.Any) || taken.Address.Equals(IPAddress.IPv6Any)));
}

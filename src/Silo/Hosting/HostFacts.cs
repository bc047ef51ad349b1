using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Fog.Hosting;

/// <summary>What the defaults of the options are taken from.</summary>
/// <param name="MachineName">The host's name.</param>
/// <param name="Address">The first IPv4 address of an interface that is up, loopback aside; null when there is none.</param>
public sealed record HostFacts(string MachineName, IPAddress? Address)
{
    /// <summary>The facts of the host that this runs on.</summary>
    public static HostFacts OfThisHost() => new(
        Environment.MachineName,
        NetworkInterface.GetAllNetworkInterfaces()
            .Where(network => network.OperationalStatus is OperationalStatus.Up)
            .SelectMany(network => network.GetIPProperties().UnicastAddresses)
            .Select(unicast => unicast.Address)
            .FirstOrDefault(address => address.AddressFamily is AddressFamily.InterNetwork && !IPAddress.IsLoopback(address)));
}

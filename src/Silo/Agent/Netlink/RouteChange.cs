using System.Net;

namespace Fog.Agent.Netlink;

/// <summary>The kernel's words for a route to one address. Pure. See rtnetlink(7).</summary>
internal static class RouteChange
{
    private const ushort NewRoute = 24;
    private const byte V4 = 2, WholeAddress = 32, MainTable = 254, Boot = 3, Unicast = 1;
    private const ushort Destination = 1, Gateway = 5, PreferredSource = 7;

    /// <summary>What <c>ip route replace ADDRESS/32 via GATEWAY [src SOURCE]</c> asks.</summary>
    public static byte[] Replace(IPAddress address, IPAddress gateway, IPAddress? source)
    {
        var message = new NetlinkMessage(
                NewRoute,
                NetlinkMessage.Request | NetlinkMessage.Acknowledge | NetlinkMessage.Create | NetlinkMessage.Replace,
                1,
                [V4, WholeAddress, 0, 0, MainTable, Boot, 0, Unicast, 0, 0, 0, 0])
            .With(Destination, address.GetAddressBytes())
            .With(Gateway, gateway.GetAddressBytes());
        return (source is null ? message : message.With(PreferredSource, source.GetAddressBytes())).Bytes();
    }
}

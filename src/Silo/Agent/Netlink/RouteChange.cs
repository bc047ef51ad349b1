using System.Buffers.Binary;
using System.Net;
using Fog.Agent.Routing;

namespace Fog.Agent.Netlink;

/// <summary>The kernel's words for a route to one address. Pure. See rtnetlink(7).</summary>
internal static class RouteChange
{
    private const ushort NewRoute = 24;
    private const byte V4 = 2, WholeAddress = 32, MainTable = 254, Boot = 3, Unicast = 1;
    private const ushort Destination = 1, Gateway = 5, PreferredSource = 7, Metrics = 8;
    private const ushort Locked = 1, LeastResend = 13;

    /// <summary>What <c>ip route replace ADDRESS/32 via GATEWAY rto_min 50ms [src SOURCE]</c> asks.</summary>
    public static byte[] Replace(IPAddress address, IPAddress gateway, IPAddress? source)
    {
        var message = new NetlinkMessage(
                NewRoute,
                NetlinkMessage.Request | NetlinkMessage.Acknowledge | NetlinkMessage.Create | NetlinkMessage.Replace,
                1,
                [V4, WholeAddress, 0, 0, MainTable, Boot, 0, Unicast, 0, 0, 0, 0])
            .With(Destination, address.GetAddressBytes())
            .With(Gateway, gateway.GetAddressBytes())
            .WithNested(Metrics, metrics => metrics.With(Locked, Number(1 << LeastResend)).With(LeastResend, Number(Resending.Least)));
        return (source is null ? message : message.With(PreferredSource, source.GetAddressBytes())).Bytes();
    }

    private static byte[] Number(int value)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }
}

using System.Buffers.Binary;
using System.Net;
using Fog.Agent.Netlink;

namespace Fog.Tests.Agent.Netlink;

public sealed class A_netlink_message
{
    [Fact]
    public void Is_what_ip_sends_for_a_route_to_one_address()
    {
        var message = RouteChange.Replace(IPAddress.Parse("100.64.0.1"), IPAddress.Parse("10.0.1.9"), IPAddress.Parse("100.64.0.2"));
        Assert.Equal(
            "48000000" + "1800" + "0505" + "01000000" + "00000000" // header: 72 bytes, RTM_NEWROUTE, request, ack, replace, create
            + "02200000" + "FE030001" + "00000000"                 // IPv4, /32, main table, boot, universe, unicast
            + "08000100" + "64400001" + "08000500" + "0A000109"
            + "14000880" + "08000100" + "00200000" + "08000D00" + "32000000" // metrics: the least time before a resend, locked
            + "08000700" + "64400002",
            Convert.ToHexString(message));
    }

    [Fact]
    public void Has_no_source_when_none_is_preferred() =>
        Assert.Equal(64, RouteChange.Replace(IPAddress.Loopback, IPAddress.Loopback, null).Length);

    [Theory]
    [InlineData(false, 7)] // the batch's begin, table, two chains and a rule of each, its end
    [InlineData(true, 9)]
    public void Says_how_long_each_of_several_is(bool answering, int expected)
    {
        var messages = DropTable.Make(answering).AsSpan();
        var count = 0;
        for (; messages.Length > 0; count++)
        {
            messages = messages[BinaryPrimitives.ReadInt32LittleEndian(messages)..];
        }

        Assert.Equal(expected, count);
    }

    [Fact]
    public void Is_answered_by_an_error_number_each()
    {
        var answer = new byte[72];
        foreach (var (at, error) in new[] { (0, 0), (36, -17) })
        {
            BinaryPrimitives.WriteInt32LittleEndian(answer.AsSpan(at), 36);
            BinaryPrimitives.WriteUInt16LittleEndian(answer.AsSpan(at + 4), 2);
            BinaryPrimitives.WriteInt32LittleEndian(answer.AsSpan(at + 16), error);
        }

        Assert.Equal([0, -17], NetlinkSocket.Errors(answer));
    }
}

using Fog.Agent.Freezing;

namespace Fog.Tests.Agent.Freezing;

public sealed class Connections_that_wait_to_be_taken
{
    private const string Head = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode";

    [Theory]
    [InlineData("   0: 00000000:1F90 00000000:0000 0A 00000000:00000002 00:00000000 00000000     0        0 1 1 0", true)]
    [InlineData("   0: 00000000:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1 0", false)]
    [InlineData("   1: 0100007F:1F90 0100007F:C350 01 00000000:00000022 00:00000000 00000000     0        0 1 1 0", false)] // open, with bytes to be read
    public void Are_seen_at_the_sockets_that_listen(string socket, bool any) => Assert.Equal(any, WaitingConnections.Any([Head, socket, ""]));
}

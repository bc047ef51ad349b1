using Fog.Agent.Namespaces;

namespace Fog.Tests.Agent.Namespaces;

public sealed class A_socket_elsewhere
{
    [Fact]
    public async Task Is_refused_with_the_name_of_a_namespace_that_is_not_there()
    {
        using var sockets = new NamespaceSockets();
        var error = await Assert.ThrowsAsync<FogException>(() => sockets.Tcp("/run/netns/nobody"));
        Assert.StartsWith("Can't open network namespace /run/netns/nobody: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaves_the_thread_ready_for_the_next_after_a_failure()
    {
        using var sockets = new NamespaceSockets();
        await Assert.ThrowsAsync<FogException>(() => sockets.Tcp("/run/netns/nobody"));
        await Assert.ThrowsAsync<FogException>(() => sockets.Tcp("/run/netns/nobody-else"));
    }
}

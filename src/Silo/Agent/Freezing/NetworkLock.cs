using Fog.Agent.Namespaces;
using Fog.Agent.Netlink;

namespace Fog.Agent.Freezing;

/// <summary>
/// Cuts a sandbox from its network, and back: while a task is frozen for its move, no packet may reach a copy that may be thrown away,
/// and none may leave it. It is the kernel's state, so it holds whoever dies. Made ready beforehand, a change takes microseconds.
/// </summary>
internal sealed class NetworkLock : IDisposable
{
    private const int NotThere = 2;
    private readonly NetlinkSocket _door;

    private NetworkLock(NetlinkSocket door) => _door = door;

    /// <summary>The lock of a network namespace, as it is.</summary>
    public static async Task<NetworkLock> Of(string networkNamespace, NamespaceSockets sockets) =>
        new(await sockets.Make(networkNamespace, Door));

    /// <summary>The lock of the calling thread's network namespace, as it is.</summary>
    public static NetworkLock OfThisThread() => new(Door());

    /// <summary>When this returns, no new connection gets in.</summary>
    public void Shut() => Expect("shut", _door.Ask(DropTable.Shut(), DropTable.ShutAnswers), 0);

    /// <summary>When this returns, nothing gets in or out.</summary>
    public void Close()
    {
        if (_door.Ask(DropTable.Make(answering: true), DropTable.AnsweringAnswers) != 0)
        {
            Expect("lock", _door.Ask(DropTable.Make(answering: false), DropTable.MakeAnswers), 0); // a kernel without nft_reject
        }
    }

    /// <summary>When this returns, all gets in and out; one that isn't closed is fine.</summary>
    public void Open() => Expect("unlock", _door.Ask(DropTable.Remove(), DropTable.RemoveAnswers), NotThere);

    /// <inheritdoc/>
    public void Dispose() => _door.Dispose();

    private static NetlinkSocket Door() => new(NetlinkSocket.Netfilter);

    private static void Expect(string what, int error, int allowed)
    {
        if (error != 0 && error != allowed)
        {
            throw new FogException($"Can't {what} the sandbox's network by nftables: error {error}.");
        }
    }
}

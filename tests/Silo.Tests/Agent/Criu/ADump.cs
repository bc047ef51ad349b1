using System.Net.Sockets;
using Fog.Agent.Criu;
using Fog.Tests.Hosting;
using ProtoBuf;

namespace Fog.Tests.Agent.Criu;

/// <summary>With a socket at whose other end the test speaks for CRIU.</summary>
public sealed class A_dump : IAsyncLifetime
{
    private static readonly DumpedTask Task42 = new(42, "/root", "/sys/fs/cgroup/freezer/t", 4026532, [], [], []);

    private readonly TestDirectory _directory = new();
    private readonly Socket _criu = new(AddressFamily.Unix, SocketType.Seqpacket, ProtocolType.Unspecified);
    private CriuWorker? _worker;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var address = new UnixDomainSocketEndPoint(Path.Combine(_directory.Path, "criu"));
        using var listener = new Socket(AddressFamily.Unix, SocketType.Seqpacket, ProtocolType.Unspecified);
        listener.Bind(address);
        listener.Listen();
        await _criu.ConnectAsync(address, Ct);
        _worker = new CriuWorker(await listener.AcceptAsync(Ct));
    }

    public ValueTask DisposeAsync()
    {
        _worker?.Dispose();
        _criu.Dispose();
        _directory.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Holds_CRIU_where_it_has_not_touched_the_task_yet_until_it_is_finished()
    {
        var preparing = TaskDump.Prepare(_directory.Path, "t", _worker!, Task42, null, Ct);
        Assert.True((await Asked()).Options!.Notifications);
        await Say(new CriuAnswer { Verb = CriuVerb.Notify, Success = true, Notice = new CriuNotice { Stage = "pre-dump" } });
        using var dump = await preparing;
        Assert.Equal(0, _criu.Available);

        var dumping = dump.Finish();
        Assert.True((await Asked()).NotifySuccess);
        await Say(new CriuAnswer { Verb = CriuVerb.Dump, Success = true });
        await dumping;
    }

    [Fact]
    public async Task That_CRIU_refuses_fails_before_the_task_stands_still()
    {
        var preparing = TaskDump.Prepare(_directory.Path, "t", _worker!, Task42, null, Ct);
        await Asked();
        await Say(new CriuAnswer { Verb = CriuVerb.Dump, Success = false, Message = "no" });
        Assert.Contains("CRIU can't dump t: no", (await Assert.ThrowsAsync<CriuException>(() => preparing)).Message, StringComparison.Ordinal);
    }

    private async Task<CriuRequest> Asked()
    {
        var buffer = new byte[4096];
        var read = await _criu.ReceiveAsync(buffer, Ct);
        return Serializer.Deserialize<CriuRequest>(buffer.AsSpan(0, read));
    }

    private async Task Say(CriuAnswer answer)
    {
        using var message = new MemoryStream();
        Serializer.Serialize(message, answer);
        await _criu.SendAsync(message.ToArray(), Ct);
    }
}

using System.Net;
using System.Net.Sockets;
using Fog.Agent.Probing;
using Xunit;

namespace Fog.Tests.Silo.Agent.Probing;

public sealed class ARoundTrip : IDisposable
{
    private readonly EchoSocket _here = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly EchoSocket _there = new(new IPEndPoint(IPAddress.Loopback, 0));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _here.Dispose();
        _there.Dispose();
    }

    [Fact]
    public async Task Is_measured()
    {
        var took = await _here.RoundTrip(_there.Local, TimeSpan.FromSeconds(5), Cancel);

        Assert.NotNull(took);
        Assert.InRange(took.Value, TimeSpan.FromTicks(1), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Many_at_once_keep_apart()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => _here.RoundTrip(_there.Local, TimeSpan.FromSeconds(5), Cancel)));

        Assert.All(all, took => Assert.NotNull(took));
    }

    [Fact]
    public async Task To_nobody_is_null_in_time()
    {
        using var silent = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));

        Assert.Null(await _here.RoundTrip((IPEndPoint)silent.Client.LocalEndPoint!, TimeSpan.FromMilliseconds(50), Cancel));
    }

    [Fact]
    public async Task Is_not_shortened_by_a_stranger_who_answers_without_having_been_asked()
    {
        using var silent = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var waiting = _here.RoundTrip((IPEndPoint)silent.Client.LocalEndPoint!, TimeSpan.FromMilliseconds(200), Cancel);
        var asked = await silent.ReceiveAsync(Cancel);
        using var stranger = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var forged = new byte[EchoDatagram.Size];
        (EchoDatagram.Read(asked.Buffer)!.Value with { IsAnswer = true }).Write(forged);

        await stranger.SendAsync(forged, _here.Local, Cancel);

        Assert.Null(await waiting);
    }

    [Fact]
    public void Of_strange_bytes_is_none()
    {
        Assert.Null(EchoDatagram.Read([1, 2, 3]));
        Assert.Null(EchoDatagram.Read(new byte[EchoDatagram.Size]));
    }
}

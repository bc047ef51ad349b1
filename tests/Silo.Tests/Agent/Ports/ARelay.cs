using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Fog.Agent.Ports;

namespace Fog.Tests.Agent.Ports;

public sealed class A_relay : IAsyncLifetime
{
    private Socket _client = null!, _task = null!, _one = null!, _other = null!;
    private Task _relay = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        (_client, _one) = await Pair();
        (_other, _task) = await Pair();
        _relay = Relay.Between(_one, _other, Ct);
    }

    [Fact]
    public async Task Carries_every_byte_both_ways_also_more_than_buffers_hold()
    {
        var (there, back) = (RandomNumberGenerator.GetBytes(5_000_000), RandomNumberGenerator.GetBytes(3_000_001));
        var sending = Task.WhenAll(Send(_client, there), Send(_task, back));
        var read = await Task.WhenAll(Read(_task), Read(_client));
        await sending;
        Assert.Equal(there, read[0]);
        Assert.Equal(back, read[1]);
        await _relay.WaitAsync(TimeSpan.FromSeconds(10), Ct);
    }

    [Fact]
    public async Task Lets_one_side_end_and_the_other_go_on()
    {
        _client.Shutdown(SocketShutdown.Send);
        Assert.Empty(await Read(_task));
        await Send(_task, [1, 2, 3]);
        Assert.Equal([1, 2, 3], await Read(_client));
    }

    [Fact]
    public async Task Turns_a_reset_into_a_reset()
    {
        Relay.Reset(_task);
        var error = await Assert.ThrowsAsync<SocketException>(() => _client.ReceiveAsync(new byte[1], SocketFlags.None, Ct).AsTask());
        Assert.Equal(SocketError.ConnectionReset, error.SocketErrorCode);
        await _relay.WaitAsync(TimeSpan.FromSeconds(10), Ct);
    }

    [Fact]
    public async Task Holds_a_fast_writer_up_while_the_reader_rests()
    {
        var chunk = new byte[1 << 20];
        var sent = 0L;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        var error = await Record.ExceptionAsync(async () =>
        {
            while (sent < 1L << 30)
            {
                sent += await _client.SendAsync(chunk, SocketFlags.None, patience.Token);
            }
        });
        Assert.IsType<OperationCanceledException>(error, exactMatch: false);
        Assert.True(sent < 256L << 20, $"{sent >> 20} MiB were taken that nobody read");
    }

    public ValueTask DisposeAsync()
    {
        Relay.Reset(_client, _task, _one, _other);
        return ValueTask.CompletedTask;
    }

    private static async Task Send(Socket to, byte[] bytes)
    {
        await to.SendAsync(bytes, SocketFlags.None, Ct);
        to.Shutdown(SocketShutdown.Send);
    }

    private static async Task<byte[]> Read(Socket from)
    {
        var (all, chunk) = (new MemoryStream(), new byte[64 * 1024]);
        for (var read = 1; read > 0;)
        {
            read = await from.ReceiveAsync(chunk, SocketFlags.None, Ct);
            all.Write(chunk, 0, read);
        }

        return all.ToArray();
    }

    private static async Task<(Socket Near, Socket Far)> Pair()
    {
        using var listening = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listening.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listening.Listen();
        var near = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await near.ConnectAsync(listening.LocalEndPoint!, Ct);
        return (near, await listening.AcceptAsync(Ct));
    }
}

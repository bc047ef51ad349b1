using System.Net;
using System.Net.Sockets;
using Fog.Agent.Ports;
using Fog.Tests.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace Fog.Tests.Agent.Ports;

public sealed class A_listener : IDisposable
{
    private readonly IPEndPoint _at = new(IPAddress.Loopback, FreePorts.Take(1)[0]);
    private readonly SemaphoreSlim _places = new(2);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>The side that closes first keeps the port busy for a minute unless it says that it may be used again.</summary>
    [Fact]
    public async Task Listens_again_at_once_where_connections_have_just_ended()
    {
        for (var round = 0; round < 3; round++)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
            var running = Listener((client, _) => Close(client)).Run(stop.Token);
            using var client = await Connect(TimeSpan.FromSeconds(2));
            Assert.Equal(0, await client.ReceiveAsync(new byte[1], SocketFlags.None, Ct));
            await stop.CancelAsync();
            await running.WaitAsync(TimeSpan.FromSeconds(5), Ct);
        }
    }

    [Fact]
    public async Task Takes_a_port_over_soon_after_another_let_it_go()
    {
        using var other = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        other.Bind(_at);
        other.Listen();
        var running = Listener((client, _) => Close(client)).Run(Ct);
        Assert.False(running.IsCompleted);
        other.Dispose();
        using var client = await Connect(TimeSpan.FromSeconds(3));
        Assert.True(client.Connected);
    }

    [Fact]
    public async Task Takes_in_no_more_than_there_are_places_and_the_next_when_one_is_free()
    {
        var taken = new List<TaskCompletionSource>();
        var running = Listener((_, _) =>
        {
            var held = new TaskCompletionSource();
            lock (taken)
            {
                taken.Add(held);
            }

            return held.Task;
        }).Run(Ct);
        using Socket one = await Connect(TimeSpan.FromSeconds(2)), two = await Connect(TimeSpan.FromSeconds(2)), three = await Connect(TimeSpan.FromSeconds(2));
        await Until(() => taken.Count == 2);
        Assert.Equal(0, _places.CurrentCount);
        taken[0].SetResult();
        await Until(() => taken.Count == 3);
        Assert.False(running.IsCompleted);
    }

    public void Dispose() => _places.Dispose();

    private PortListener Listener(Func<Socket, CancellationToken, Task> carry) => new(_at, carry, _places, TimeProvider.System, NullLogger.Instance);

    private static Task Close(Socket client)
    {
        client.Shutdown(SocketShutdown.Both);
        client.Dispose();
        return Task.CompletedTask;
    }

    private async Task<Socket> Connect(TimeSpan patience)
    {
        using var deadline = new CancellationTokenSource(patience);
        while (true)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync(_at, deadline.Token);
                return socket;
            }
            catch (SocketException)
            {
                socket.Dispose();
                await Task.Delay(20, deadline.Token);
            }
        }
    }

    private static async Task Until(Func<bool> holds)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        while (!holds())
        {
            await Task.Delay(10, deadline.Token);
        }
    }
}

using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CliWrap;
using Fog.Agent.Freezing;
using Fog.Agent.Namespaces;

namespace Fog.Tests.Agent.Freezing;

/// <summary>Between two network namespaces, each held by a process.</summary>
public sealed class A_locked_network : IAsyncLifetime
{
    private const int Tcp = 6, TcpInfo = 11, Retransmits = 2, Backoff = 4;
    private const string Address = "10.99.0.2";
    private const string Wire = $"""
        ip link add near type veth peer name far netns $0 && ip addr add 10.99.0.1/24 dev near && ip link set near up &&
        nsenter --net=/proc/$0/ns/net sh -c 'ip addr add {Address}/24 dev far && ip link set far up'
        """;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private readonly NamespaceSockets _sockets = new();
    private readonly CancellationTokenSource _end = new();
    private readonly List<CommandTask<CommandResult>> _holders = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Here => $"/proc/{_holders[1].ProcessId}/ns/net";

    private string There => $"/proc/{_holders[0].ProcessId}/ns/net";

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");
        await Hold("true");
        await Hold(Wire, _holders[0].ProcessId.ToString(CultureInfo.InvariantCulture));
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_holders.Select(holder => (Task)holder.Task)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
        _sockets.Dispose();
    }

    [Fact]
    public async Task Keeps_the_waits_of_open_connections_even_and_lets_them_go_on_when_it_is_opened()
    {
        using var listener = await _sockets.Tcp(There);
        listener.Bind(new IPEndPoint(IPAddress.Parse(Address), 0));
        listener.Listen();
        using var client = await _sockets.Tcp(Here);
        await client.ConnectAsync(listener.LocalEndPoint!, Ct);
        using var server = await listener.AcceptAsync(Ct);
        using var network = await NetworkLock.Of(There, _sockets);

        network.Shut();
        await server.SendAsync("y"u8.ToArray(), Ct);
        Assert.Equal(1, await client.ReceiveAsync(new byte[1], Ct)); // only new ones are kept out

        network.Close();
        await client.SendAsync("x"u8.ToArray(), Ct);
        while (Info(client)[Retransmits] < 3)
        {
            await Task.Delay(Pause, Ct);
        }

        Assert.InRange(Info(client)[Backoff], 0, 1); // doubled three times without an answer
        Assert.False(server.Poll(0, SelectMode.SelectRead));

        network.Open();
        Assert.Equal(1, await server.ReceiveAsync(new byte[1], Ct));
    }

    /// <summary>When this returns, a process is in a network namespace of its own and has run the script there.</summary>
    private async Task Hold(string script, params string[] arguments)
    {
        var up = new TaskCompletionSource();
        _holders.Add(Cli.Wrap("unshare")
            .WithArguments(["--net", "sh", "-c", $"{script} && echo up && exec sleep 60", .. arguments])
            .WithStandardOutputPipe(PipeTarget.ToDelegate(_ => up.TrySetResult()))
            .ExecuteAsync(_end.Token));
        await await Task.WhenAny(up.Task, _holders[^1].Task).WaitAsync(Ct);
    }

    private static byte[] Info(Socket socket)
    {
        var info = new byte[8];
        _ = socket.GetRawSocketOption(Tcp, TcpInfo, info);
        return info;
    }
}

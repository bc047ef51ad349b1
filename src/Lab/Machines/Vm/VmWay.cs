using System.Net;
using System.Net.Sockets;
using System.Text;
using Fog.Lab.Tools;

namespace Fog.Lab.Machines.Vm;

/// <summary>
/// The way into a virtual machine: one SSH connection that stays open, by which commands go in and the engine's socket comes out.
/// It runs over a card that leads to the machine's namespace here and nowhere else, so neither cuts nor shaped links touch it.
/// </summary>
internal sealed class VmWay(VmImage image, string lab, HostState host)
{
    private const int Port = 22;
    private const string Target = $"root@{VmCards.ControlAddress}";
    private static readonly TimeSpan BannerPatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan HandshakePatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private string Namespace => Namespaces.File(host.Namespace);

    /// <summary>A command line that runs a line of shell inside. Over the open connection if there is one, else over one of its own.</summary>
    public IReadOnlyList<string> Run(string line, bool terminal = false) =>
        [.. Ssh("-o", "ControlMaster=no", "-o", "ConnectTimeout=20", terminal ? "-t" : "-T"), Target, line];

    /// <summary>Whether the connection is open.</summary>
    public async Task<bool> IsOpen(CancellationToken cancel) =>
        (await Tool.Collect([.. Ssh("-O", "check"), Target], input: null, cancel)).ExitCode == 0;

    /// <summary>Opens it unless it is open.</summary>
    /// <returns>False while nobody answers inside.</returns>
    public async Task<bool> Open(CancellationToken cancel)
    {
        if (await IsOpen(cancel))
        {
            return true;
        }

        if (!await Greets(cancel))
        {
            return false;
        }

        File.Delete(VmPaths.Way(lab, host.Name));
        string[] sockets = ["-o", "StreamLocalBindUnlink=yes", "-L", $"{VmPaths.Engine(lab, host.Name)}:{Hosts.EngineCommand.Socket}"];
        await Detached.Start(LabPaths.Log(lab, host.Name, "way"), [.. Ssh(["-M", "-N", "-o", "ConnectTimeout=60", .. sockets]), Target], cancel);
        var start = TimeProvider.System.GetTimestamp();
        while (!await IsOpen(cancel))
        {
            if (TimeProvider.System.GetElapsedTime(start) > HandshakePatience)
            {
                return false;
            }

            await Task.Delay(Pause, TimeProvider.System, cancel);
        }

        return true;
    }

    /// <summary>Closes it if it is open.</summary>
    public Task Close(CancellationToken cancel) => Tool.Collect([.. Ssh("-O", "exit"), Target], input: null, cancel);

    /// <summary>Whether an SSH server says hello, which it does long before it has done the work of letting somebody in.</summary>
    private async Task<bool> Greets(CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(BannerPatience);
        try
        {
            using var socket = await LabSocket.Create(Namespace);
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Parse(VmCards.ControlAddress), Port), limit.Token);
            var greeting = new byte[4];
            return await socket.ReceiveAsync(greeting, limit.Token) == greeting.Length && Encoding.ASCII.GetString(greeting) == "SSH-";
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException)
        {
            cancel.ThrowIfCancellationRequested();
            return false;
        }
    }

    private string[] Ssh(params string[] more) =>
    [
        "nsenter", $"--net={Namespace}",
        image.Program("ssh"), "-F", "none", "-i", VmPaths.Key(lab), "-o", "IdentitiesOnly=yes", "-o", "BatchMode=yes",
        "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR",
        "-o", $"ControlPath={VmPaths.Way(lab, host.Name)}",
        .. more,
    ];
}

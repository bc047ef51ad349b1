using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Fog.Agent.Native;

namespace Fog.Agent.Criu;

/// <summary>
/// What a monitor starts in place of runc for a restore: it enters the container's control groups, gets hold of its network namespace,
/// connects to the agent, and becomes CRIU. The restored process is then the monitor's child and writes to the monitor's pipes. All of
/// it happens before the freeze.
/// </summary>
/// <remarks>
/// In the control groups and in a control group namespace whose root they are, CRIU need not dump nor restore any of it, which it would do
/// by mounting each controller, in the freeze.
/// </remarks>
public static class RestoreWorker
{
    /// <summary>The first argument that makes the node's program this.</summary>
    public const string Verb = "restore-worker";

    private const int NewControlGroups = 0x2000000;

    /// <summary>Arguments: the verb, the agent's socket, the network namespace, a file with the groups, and what the monitor adds. Returns only when it fails.</summary>
    public static int Run(string[] arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Seqpacket, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(arguments[1]));
        var network = Expect(Libc.Open(arguments[2], 0), $"open {arguments[2]}");
        foreach (var group in File.ReadAllLines(arguments[3]))
        {
            File.WriteAllText(Path.Combine(group, "cgroup.procs"), "0");
        }

        Expect(Libc.Unshare(NewControlGroups), "make a control group namespace");
        var inherited = Expect(Libc.Duplicate((int)socket.Handle), "duplicate the socket"); // a duplicate stays open in the next program
        socket.Send(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId} {network}")));
        return Expect(Libc.Execute("criu", ["criu", "swrk", inherited.ToString(CultureInfo.InvariantCulture), null]), "run criu");
    }

    private static int Expect(int result, string what) =>
        result >= 0 ? result : throw new FogException($"Can't {what}: {Libc.LastError()}.");
}

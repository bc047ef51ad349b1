using Fog.Agent.Runc;

namespace Fog.Agent.Freezing;

/// <summary>Connections that the kernel has made for a listening socket and that no process has taken yet.</summary>
internal static class WaitingConnections
{
    private const string Listening = "0A";

    /// <summary>Whether there are any in the process's network.</summary>
    public static bool Any(int pid) => new[] { "tcp", "tcp6" }.Any(family => Any((PassingFile.Text($"/proc/{pid}/net/{family}") ?? "").Split('\n')));

    /// <summary>Whether a list of sockets has any: of one that listens, the second of its queues holds them. See proc_net_tcp.</summary>
    public static bool Any(IEnumerable<string> sockets) => sockets
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Any(words => words is [_, _, _, Listening, var queues, ..] && !queues.EndsWith(":00000000", StringComparison.Ordinal));
}

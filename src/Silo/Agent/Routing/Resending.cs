using System.Globalization;
using Fog.Agent.Namespaces;

namespace Fog.Agent.Routing;

/// <summary>
/// How soon a peer sends again what it sent to a task that stands still for its move. TCP waits at least 200 ms and doubles the wait each
/// time, so a peer would notice a task that is back after 350 ms only after 600. On the way to a task it waits at least 50 ms beside the
/// round trip, and doubles from the seventh time on: Linux's "thin streams", those with fewer than four packets on their way.
/// </summary>
internal static class Resending
{
    /// <summary>The least wait, in milliseconds. Above the 40 ms for which Linux may hold an acknowledgement back.</summary>
    public const int Least = 50;

    /// <summary>The kernel's setting for the even waits, as sysctl writes it.</summary>
    public const string Even = "net.ipv4.tcp_thin_linear_timeouts=1";

    private const string File = "/proc/sys/net/ipv4/tcp_thin_linear_timeouts";

    /// <summary>What ip is told at each route to a task.</summary>
    public static string OfRoute { get; } = string.Create(CultureInfo.InvariantCulture, $"rto_min {Least}ms");

    /// <summary>When this returns, waits are even in the namespace, if its kernel can do that.</summary>
    public static Task MakeEven(string networkNamespace, NamespaceSockets sockets) => sockets.Make(networkNamespace, () =>
    {
        try
        {
            System.IO.File.WriteAllText(File, "1");
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // peers notice a little later
        }
    });
}

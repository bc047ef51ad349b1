using System.Globalization;
using Fog.Agent.Namespaces;

namespace Fog.Agent.Routing;

/// <summary>
/// How soon a peer sends again what it sent to a task that stands still for its move. TCP waits at least 200 ms and doubles the wait each
/// time, so a peer would notice a task that is back after 350 ms only after 600. On the way to a task it waits at least 50 ms beside the
/// round trip. And what comes again meanwhile is answered with "host unreachable" (<see cref="Netlink.DropTable"/>), at which Linux takes
/// the doubling back (RFC 6069): the waits stay even for as long as the task stands still.
/// </summary>
internal static class Resending
{
    /// <summary>The least wait, in milliseconds. Above the 40 ms for which Linux may hold an acknowledgement back.</summary>
    public const int Least = 50;

    private const string Limited = "/proc/sys/net/ipv4/icmp_ratemask";

    /// <summary>The kernel's default, 6168, without bit 3: "destination unreachable", of which a peer would get six and then one a second.</summary>
    private const string AllButUnreachable = "6160";

    /// <summary>What ip is told at each route to a task.</summary>
    public static string OfRoute { get; } = string.Create(CultureInfo.InvariantCulture, $"rto_min {Least}ms");

    /// <summary>When this returns, each packet that the namespace answers with "host unreachable" is answered, if its kernel can be told so.</summary>
    public static Task AnswerEach(string networkNamespace, NamespaceSockets sockets) => sockets.Make(networkNamespace, () =>
    {
        try
        {
            File.WriteAllText(Limited, AllButUnreachable);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // peers notice a little later
        }
    });
}

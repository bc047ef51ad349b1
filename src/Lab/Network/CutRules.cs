namespace Fog.Lab;

/// <summary>The nftables of a host that hears nothing from some of the others.</summary>
/// <remarks>
/// Each text replaces the table in one transaction. Packets are dropped where they arrive: dropping where they leave would tell
/// the sender (EPERM), and a broken wire tells nobody.
/// </remarks>
internal static class CutRules
{
    /// <summary>Inside the host, before Docker's translations.</summary>
    public static string OfHost(IReadOnlyCollection<string> addresses) => Replaced("inet", addresses);

    /// <summary>In front of the host, where its cables come in.</summary>
    public static string OfBridge(IReadOnlyCollection<string> addresses) => Replaced("bridge", addresses);

    private static string Replaced(string family, IReadOnlyCollection<string> addresses) => $$"""
        table {{family}} fog_cut
        delete table {{family}} fog_cut
        {{(addresses.Count == 0 ? "" : Table(family, addresses))}}
        """;

    private static string Table(string family, IEnumerable<string> addresses) => $$"""
        table {{family}} fog_cut {
          set cut {
            type ipv4_addr
            elements = { {{string.Join(", ", addresses)}} }
          }
          chain arriving {
            type filter hook prerouting priority -300; policy accept;
            ip saddr @cut drop
          }
        }
        """;
}

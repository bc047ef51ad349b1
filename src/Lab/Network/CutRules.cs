namespace Fog.Lab;

/// <summary>The nftables of a host that hears nothing from some of the others.</summary>
internal static class CutRules
{
    /// <summary>
    /// Replaces the table in one transaction. Packets are dropped where they arrive, in both namespaces: dropping where they
    /// leave would tell the sender (EPERM), and a broken wire tells nobody. Raw priority comes before Docker's translations.
    /// </summary>
    public static string Text(IReadOnlyCollection<string> addresses) => $$"""
        table inet fog_cut
        delete table inet fog_cut
        {{(addresses.Count == 0 ? "" : Table(addresses))}}
        """;

    private static string Table(IEnumerable<string> addresses) => $$"""
        table inet fog_cut {
          set cut {
            type ipv4_addr
            elements = { {{string.Join(", ", addresses)}} }
          }
          chain arriving {
            type filter hook prerouting priority raw; policy accept;
            ip saddr @cut drop
          }
        }
        """;
}

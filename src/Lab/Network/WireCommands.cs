using System.Globalization;

namespace Fog.Lab;

/// <summary>Batches for `ip -batch -` that build the wire and join hosts to it.</summary>
internal static class WireCommands
{
    private const string Bridge = "wire";

    /// <summary>To run inside the wire's namespace.</summary>
    public static string Wire() => $"""
        link set lo up
        link add {Bridge} type bridge
        link set {Bridge} up
        address add {Addresses.Wire}/{Addresses.PrefixLength} dev {Bridge}

        """;

    /// <summary>To run in any namespace: both ends are born where they belong, nothing appears in between.</summary>
    /// <param name="wire">The wire's namespace.</param>
    /// <param name="host">Whose cable it is.</param>
    /// <param name="card">Hardware address of the host's end.</param>
    public static string Cable(string wire, HostState host, string card) => $"""
        link add eth0 netns {host.Namespace} address {card} type veth peer name {Port(host)} netns {wire}

        """;

    /// <summary>To run inside the wire's namespace.</summary>
    public static string Plug(HostState host) => $"""
        link set {Port(host)} master {Bridge} up

        """;

    /// <summary>To run inside the wire's namespace: from here on nobody hears the host.</summary>
    public static string Unplug(HostState host) => $"""
        link delete {Port(host)}

        """;

    /// <summary>To run inside the host's namespace.</summary>
    public static string Card(HostState host) => $"""
        link set lo up
        address add {host.Address}/{Addresses.PrefixLength} dev eth0
        link set eth0 up

        """;

    private static string Port(HostState host) => string.Create(CultureInfo.InvariantCulture, $"p{host.Index}");
}

using System.Globalization;

namespace Fog.Lab;

/// <summary>Addresses inside a lab. Every lab uses the same ones: namespaces keep labs apart.</summary>
public static class Addresses
{
    /// <summary>The bridge, and whatever runs beside the hosts: the PostgreSQL of the lab.</summary>
    public const string Wire = "10.77.255.254";

    internal const int PrefixLength = 16;

    /// <summary>10.77.0.1 for the first host.</summary>
    public static string Host(int index) => string.Create(CultureInfo.InvariantCulture, $"10.77.{index >> 8}.{index & 255}");

    /// <summary>
    /// The hardware address of a host's plain card. It follows from the index, so that peers needn't forget an old one when
    /// the host comes back after a power loss.
    /// </summary>
    internal static string PlainCard(int index) => Card(0x50, index);

    /// <summary>The hardware address of a host's card on the switch; the switch finds the host by its last two bytes.</summary>
    internal static string ShapedCard(int index) => Card(0x53, index);

    /// <summary>The hardware address of the card by which a virtual machine is reached from its keeper.</summary>
    internal static string ControlCard(int index) => Card(0x43, index);

    /// <summary>The hardware address of the cable's end in front of a virtual machine, whose plain card is inside.</summary>
    internal static string Outlet(int index) => Card(0x4f, index);

    private static string Card(int kind, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"02:46:4f:{kind:x2}:{index >> 8:x2}:{index & 255:x2}");
}

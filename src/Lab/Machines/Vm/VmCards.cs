namespace Fog.Lab.Machines.Vm;

/// <summary>Batches for `ip -batch -`, in the network namespace that holds a virtual machine: cards, and cables to their backs.</summary>
internal static class VmCards
{
    /// <summary>The back of the card on the wire.</summary>
    public const string Plain = "plain";

    /// <summary>The back of the card on the switch.</summary>
    public const string Shaped = "shaped";

    /// <summary>The back of the card that leads to nowhere but here.</summary>
    public const string Control = "control";

    /// <summary>Where the machine answers on that card.</summary>
    public const string ControlAddress = "169.254.77.2";

    private const string ControlHere = "169.254.77.1/30";
    private const string PlainBridge = "br-plain";
    private const string ShapedBridge = "br-shaped";

    /// <summary>
    /// The cable, eth0, is there already. No interface here has an address of its own towards the lab: the machine's are the
    /// only ones on its wires.
    /// </summary>
    public static string Plug() => $"""
        link set lo up
        link add {PlainBridge} type bridge
        link add {ShapedBridge} type bridge
        tuntap add dev {Plain} mode tap
        tuntap add dev {Shaped} mode tap
        tuntap add dev {Control} mode tap
        link set {PlainBridge} addrgenmode none up
        link set {ShapedBridge} addrgenmode none up
        link set {Plain} addrgenmode none master {PlainBridge} up
        link set {Shaped} addrgenmode none master {ShapedBridge} up
        link set eth0 addrgenmode none master {PlainBridge} up
        link set {Control} addrgenmode none up
        address add {ControlHere} dev {Control}

        """;

    /// <summary>The switch's card appears anew with each switch.</summary>
    public static string Join() => $"""
        link set {ShapedRoutes.Card} addrgenmode none master {ShapedBridge} up

        """;
}

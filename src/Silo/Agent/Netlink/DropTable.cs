namespace Fog.Agent.Netlink;

/// <summary>
/// The kernel's words for a table of nftables that lets nothing in or out of a namespace. Pure. See linux/netfilter/nf_tables.h.
/// </summary>
internal static class DropTable
{
    private const string Name = "fog-move";
    private const ushort Subsystem = 10 << 8;
    private const ushort NewTable = Subsystem | 0, DeleteTable = Subsystem | 2, NewChain = Subsystem | 3;
    private const ushort BatchBegin = 0x10, BatchEnd = 0x11;
    private const byte Inet = 1;
    private const int Prerouting = 0, Output = 3;

    /// <summary>Before connection tracking, so that it doesn't learn of what is dropped.</summary>
    private const int RawPriority = -300;

    private const int Drop = 0;

    /// <summary>Messages that ask to be acknowledged in <see cref="Make"/>.</summary>
    public const int MakeAnswers = 3;

    /// <summary>Messages that ask to be acknowledged in <see cref="Remove"/>.</summary>
    public const int RemoveAnswers = 1;

    /// <summary>Makes the table and its two chains; one that is there already stays.</summary>
    public static byte[] Make() =>
    [
        .. Batch(BatchBegin),
        .. New(NewTable).With(1, Name).Bytes(),
        .. Chain("in", Prerouting),
        .. Chain("out", Output),
        .. Batch(BatchEnd),
    ];

    /// <summary>Removes it with all that it holds.</summary>
    public static byte[] Remove() =>
        [.. Batch(BatchBegin), .. Ask(DeleteTable, NetlinkMessage.Request | NetlinkMessage.Acknowledge).With(1, Name).Bytes(), .. Batch(BatchEnd)];

    private static byte[] Chain(string name, int hook) => New(NewChain)
        .With(1, Name)
        .With(3, name)
        .WithNested(4, place => place.With(1, hook).With(2, RawPriority))
        .With(5, Drop)
        .With(7, "filter")
        .Bytes();

    private static NetlinkMessage New(ushort type) => Ask(type, NetlinkMessage.Request | NetlinkMessage.Acknowledge | NetlinkMessage.Create);

    private static NetlinkMessage Ask(ushort type, ushort flags) => new(type, flags, 1, [Inet, 0, 0, 0]);

    private static byte[] Batch(ushort edge) => new NetlinkMessage(edge, NetlinkMessage.Request, 0, [0, 0, 0, 10]).Bytes();
}

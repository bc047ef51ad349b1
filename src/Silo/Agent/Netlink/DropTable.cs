namespace Fog.Agent.Netlink;

/// <summary>
/// The kernel's words for a table of nftables that lets nothing in or out of a namespace but the packets by which CRIU brings connections into
/// their states. Pure. See linux/netfilter/nf_tables.h.
/// </summary>
internal static class DropTable
{
    private const string Name = "fog-move";
    private const ushort Subsystem = 10 << 8;
    private const ushort NewTable = Subsystem | 0, DeleteTable = Subsystem | 2, NewChain = Subsystem | 3, NewRule = Subsystem | 6;
    private const ushort BatchBegin = 0x10, BatchEnd = 0x11;
    private const byte Inet = 1;
    private const int Prerouting = 0, Output = 3;

    /// <summary>Before connection tracking, so that it doesn't learn of what is dropped.</summary>
    private const int RawPriority = -300;

    private const int Drop = 0, Accept = 1;

    /// <summary>
    /// What CRIU marks its own packets with (SOCCR_MARK): a connection whose other end had said its last word gets that word from CRIU when
    /// it is restored, in a namespace that is still locked.
    /// </summary>
    private const int CriuMark = 0xC114;

    private const int MetaMark = 3, Register = 1, VerdictRegister = 0, Equal = 0;

    /// <summary>Messages that ask to be acknowledged in <see cref="Make"/>.</summary>
    public const int MakeAnswers = 5;

    /// <summary>Messages that ask to be acknowledged in <see cref="Remove"/>.</summary>
    public const int RemoveAnswers = 1;

    /// <summary>Makes the table, its two chains and the rule of each; what is there already stays, a second rule changes nothing.</summary>
    public static byte[] Make() =>
    [
        .. Batch(BatchBegin),
        .. New(NewTable).With(1, Name).Bytes(),
        .. Chain("in", Prerouting),
        .. Chain("out", Output),
        .. Pass("in"),
        .. Pass("out"),
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

    /// <summary>meta mark = CRIU's: accept.</summary>
    private static byte[] Pass(string chain) => New(NewRule)
        .With(1, Name)
        .With(2, chain)
        .WithNested(4, expressions => expressions
            .WithNested(1, meta => meta.With(1, "meta").WithNested(2, data => data.With(1, Register).With(2, MetaMark)))
            .WithNested(1, cmp => cmp.With(1, "cmp").WithNested(2, data => data
                .With(1, Register).With(2, Equal).WithNested(3, value => value.With(1, BitConverter.GetBytes(CriuMark)))))
            .WithNested(1, verdict => verdict.With(1, "immediate").WithNested(2, data => data
                .With(1, VerdictRegister).WithNested(2, value => value.WithNested(2, code => code.With(1, Accept))))))
        .Bytes();

    private static NetlinkMessage New(ushort type) => Ask(type, NetlinkMessage.Request | NetlinkMessage.Acknowledge | NetlinkMessage.Create);

    private static NetlinkMessage Ask(ushort type, ushort flags) => new(type, flags, 1, [Inet, 0, 0, 0]);

    private static byte[] Batch(ushort edge) => new NetlinkMessage(edge, NetlinkMessage.Request, 0, [0, 0, 0, 10]).Bytes();
}

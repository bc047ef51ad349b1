namespace Fog.Agent.Netlink;

/// <summary>
/// The kernel's words for a table of nftables that lets nothing in or out of a namespace but the packets by which CRIU brings connections into
/// their states. What an open connection sends in is answered with "host unreachable", so that it goes on to ask at even intervals whether the
/// task is back (RFC 6069). A new connection isn't: it would take that for the end. Pure. See linux/netfilter/nf_tables.h.
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

    private const byte Icmp = 1, Unreachable = 3, Tcp = 6, TcpFlags = 13, Syn = 2, SynOrAck = 18;

    /// <summary>
    /// What CRIU marks its own packets with (SOCCR_MARK): a connection whose other end had said its last word gets that word from CRIU when
    /// it is restored, in a namespace that is still locked.
    /// </summary>
    private const int CriuMark = 0xC114;

    /// <summary>Messages that ask to be acknowledged in <see cref="Make"/>, with answers to peers and without.</summary>
    public const int AnsweringAnswers = 7, MakeAnswers = 5;

    /// <summary>Messages that ask to be acknowledged in <see cref="Shut"/>.</summary>
    public const int ShutAnswers = 3;

    /// <summary>Messages that ask to be acknowledged in <see cref="Remove"/>.</summary>
    public const int RemoveAnswers = 1;

    /// <summary>Makes the table so that it keeps new connections out and nothing else; <see cref="Make"/> makes it whole.</summary>
    public static byte[] Shut() =>
    [
        .. Batch(BatchBegin),
        .. New(NewTable).With(1, Name).Bytes(),
        .. Chain("in", Prerouting, Accept),
        .. Rule("in", rule => rule.Meta(NftExpressions.Protocol).Is(Tcp).HeaderByte(TcpFlags).And(SynOrAck).Is(Syn).End(Drop)),
        .. Batch(BatchEnd),
    ];

    /// <summary>Makes the table, its two chains and the rules of each; what is there already stays, a rule more changes nothing.</summary>
    /// <param name="answering">Whether peers are answered, which not every kernel can do in a table.</param>
    public static byte[] Make(bool answering) =>
    [
        .. Batch(BatchBegin),
        .. New(NewTable).With(1, Name).Bytes(),
        .. Chain("in", Prerouting, Drop),
        .. Chain("out", Output, Drop),
        .. Rule("in", rule => rule.Meta(NftExpressions.Mark).Is(BitConverter.GetBytes(CriuMark)).End(Accept)),
        .. Rule("out", rule => rule.Meta(NftExpressions.Mark).Is(BitConverter.GetBytes(CriuMark)).End(Accept)),
        .. answering ? Answers() : [],
        .. Batch(BatchEnd),
    ];

    /// <summary>Removes it with all that it holds.</summary>
    public static byte[] Remove() =>
        [.. Batch(BatchBegin), .. Ask(DeleteTable, NetlinkMessage.Request | NetlinkMessage.Acknowledge).With(1, Name).Bytes(), .. Batch(BatchEnd)];

    private static byte[] Answers() =>
    [
        .. Rule("in", rule => rule.Meta(NftExpressions.Protocol).Is(Tcp).HeaderByte(TcpFlags).And(Syn).Is(0).Refuse()),
        .. Rule("out", rule => rule.Meta(NftExpressions.Protocol).Is(Icmp).HeaderByte(0).Is(Unreachable).End(Accept)),
    ];

    private static byte[] Chain(string name, int hook, int otherwise) => New(NewChain)
        .With(1, Name)
        .With(3, name)
        .WithNested(4, place => place.With(1, hook).With(2, RawPriority))
        .With(5, otherwise)
        .With(7, "filter")
        .Bytes();

    private static byte[] Rule(string chain, Action<NetlinkMessage> expressions) =>
        New(NewRule).With(1, Name).With(2, chain).WithNested(4, expressions).Bytes();

    private static NetlinkMessage New(ushort type) => Ask(type, NetlinkMessage.Request | NetlinkMessage.Acknowledge | NetlinkMessage.Create);

    private static NetlinkMessage Ask(ushort type, ushort flags) => new(type, flags, 1, [Inet, 0, 0, 0]);

    private static byte[] Batch(ushort edge) => new NetlinkMessage(edge, NetlinkMessage.Request, 0, [0, 0, 0, 10]).Bytes();
}

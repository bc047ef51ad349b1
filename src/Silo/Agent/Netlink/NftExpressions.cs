namespace Fog.Agent.Netlink;

/// <summary>
/// The expressions of which a rule of nftables consists. They are looked at in their order; one that doesn't hold ends the rule. Pure. See
/// linux/netfilter/nf_tables.h.
/// </summary>
internal static class NftExpressions
{
    /// <summary>What of a packet's circumstances is meant: its mark, the number of its protocol over IP.</summary>
    public const int Mark = 3, Protocol = 16;

    private const int Register = 1, VerdictRegister = 0, Equal = 0, TransportHeader = 2, UnreachableOfEither = 2;
    private const byte HostUnreachable = 2;

    /// <summary>Takes one of a packet's circumstances.</summary>
    public static NetlinkMessage Meta(this NetlinkMessage rule, int key) => rule.Add("meta", data => data.With(1, Register).With(2, key));

    /// <summary>Takes one byte of its header above IP.</summary>
    public static NetlinkMessage HeaderByte(this NetlinkMessage rule, int offset) =>
        rule.Add("payload", data => data.With(1, Register).With(2, TransportHeader).With(3, offset).With(4, 1));

    /// <summary>Keeps some bits of the byte that was taken.</summary>
    public static NetlinkMessage And(this NetlinkMessage rule, byte mask) => rule.Add("bitwise", data => data
        .With(1, Register).With(2, Register).With(3, 1).WithNested(4, value => value.With(1, [mask])).WithNested(5, value => value.With(1, [0])));

    /// <summary>Holds when that is what was taken.</summary>
    public static NetlinkMessage Is(this NetlinkMessage rule, params byte[] value) =>
        rule.Add("cmp", data => data.With(1, Register).With(2, Equal).WithNested(3, expected => expected.With(1, value)));

    /// <summary>That is what becomes of the packet.</summary>
    public static NetlinkMessage End(this NetlinkMessage rule, int verdict) => rule.Add("immediate", data => data
        .With(1, VerdictRegister).WithNested(2, value => value.WithNested(2, code => code.With(1, verdict))));

    /// <summary>The packet is dropped, and its sender told that the host can't be reached.</summary>
    public static NetlinkMessage Refuse(this NetlinkMessage rule) => rule.Add("reject", data => data.With(1, UnreachableOfEither).With(2, [HostUnreachable]));

    private static NetlinkMessage Add(this NetlinkMessage rule, string expression, Action<NetlinkMessage> data) =>
        rule.WithNested(1, element => element.With(1, expression).WithNested(2, data));
}

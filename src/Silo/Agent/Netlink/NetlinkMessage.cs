using System.Buffers.Binary;
using System.Text;

namespace Fog.Agent.Netlink;

/// <summary>Puts a netlink message together: header, body of the family, attributes padded to four bytes. Pure. See netlink(7).</summary>
internal sealed class NetlinkMessage
{
    /// <summary>A request.</summary>
    public const ushort Request = 0x1;

    /// <summary>One that the kernel answers, also when it succeeds.</summary>
    public const ushort Acknowledge = 0x4;

    /// <summary>What is there is replaced.</summary>
    public const ushort Replace = 0x100;

    /// <summary>What isn't there is created.</summary>
    public const ushort Create = 0x400;

    private const int Header = 16;
    private const ushort Nested = 0x8000;

    private readonly List<byte> _bytes = [];

    /// <summary>Begins a message.</summary>
    /// <param name="type">What is asked, in the numbers of the family.</param>
    /// <param name="flags">Such as <see cref="Request"/>.</param>
    /// <param name="sequence">Comes back in the answer.</param>
    /// <param name="body">The family's own header.</param>
    public NetlinkMessage(ushort type, ushort flags, uint sequence, ReadOnlySpan<byte> body)
    {
        Span<byte> header = stackalloc byte[Header];
        header.Clear();
        BinaryPrimitives.WriteUInt16LittleEndian(header[4..], type);
        BinaryPrimitives.WriteUInt16LittleEndian(header[6..], flags);
        BinaryPrimitives.WriteUInt32LittleEndian(header[8..], sequence);
        _bytes.AddRange(header);
        _bytes.AddRange(body);
        Pad();
    }

    /// <summary>Adds an attribute of raw bytes.</summary>
    public NetlinkMessage With(ushort attribute, ReadOnlySpan<byte> value)
    {
        Span<byte> head = stackalloc byte[4];
        BinaryPrimitives.WriteUInt16LittleEndian(head, (ushort)(value.Length + 4));
        BinaryPrimitives.WriteUInt16LittleEndian(head[2..], attribute);
        _bytes.AddRange(head);
        _bytes.AddRange(value);
        Pad();
        return this;
    }

    /// <summary>Adds a text, with the zero at its end.</summary>
    public NetlinkMessage With(ushort attribute, string text) => With(attribute, Encoding.UTF8.GetBytes(text + "\0"));

    /// <summary>Adds a number in network order.</summary>
    public NetlinkMessage With(ushort attribute, int number)
    {
        Span<byte> value = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(value, number);
        return With(attribute, value);
    }

    /// <summary>Adds attributes inside of one.</summary>
    public NetlinkMessage WithNested(ushort attribute, Action<NetlinkMessage> fill)
    {
        var inner = new NetlinkMessage(0, 0, 0, []);
        fill(inner);
        return With((ushort)(attribute | Nested), inner._bytes.ToArray().AsSpan(Header));
    }

    /// <summary>The finished message.</summary>
    public byte[] Bytes()
    {
        var bytes = _bytes.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(bytes, bytes.Length);
        return bytes;
    }

    private void Pad()
    {
        while (_bytes.Count % 4 != 0)
        {
            _bytes.Add(0);
        }
    }
}

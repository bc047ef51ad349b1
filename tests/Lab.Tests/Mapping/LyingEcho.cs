using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Fog.Lab;
using Fog.Lab.Native;

namespace Fog.Tests.Mapping;

/// <summary>
/// Answers the probes that a host sends, in the name of those they are for, before they get there. The host's node then measures less than
/// a millisecond to everybody, and tells so in good faith: a liar without a line of its own. What others measure of it stays true.
/// </summary>
internal sealed class LyingEcho : IDisposable
{
    private const int IpHeader = 20;
    private const int UdpHeader = 8;
    private const int Datagram = 16;
    private const uint Magic = 0x464F4745;

    private readonly IPAddress _self;
    private readonly HostTap _seen;
    private readonly Socket _forged;
    private readonly Thread _thread;

    /// <summary>Begins to lie to a host, whose node need not run.</summary>
    public LyingEcho(LabHost host)
    {
        _self = IPAddress.Parse(host.State.Address);
        _seen = new HostTap(host);
        _forged = NetworkNamespace.Within(
            Namespaces.File(host.State.Namespace), () => new Socket(AddressFamily.InterNetwork, SocketType.Raw, ProtocolType.Raw));
        _forged.SetSocketOption(SocketOptionLevel.IP, SocketOptionName.HeaderIncluded, true);
        _thread = new Thread(Answer) { IsBackground = true, Name = "lying echo" };
        _thread.Start();
    }

    public void Dispose()
    {
        _seen.Dispose();
        _thread.Join();
        _forged.Dispose();
    }

    private void Answer()
    {
        while (_seen.Next() is { } packet)
        {
            if (Forge(packet.Span) is { } answer)
            {
                _forged.SendTo(answer, new IPEndPoint(_self, 0));
            }
        }
    }

    /// <summary>The answer to a probe of this host; null for all other packets.</summary>
    private byte[]? Forge(ReadOnlySpan<byte> packet)
    {
        if (packet.Length != IpHeader + UdpHeader + Datagram || packet[0] != 0x45 || packet[9] != (byte)ProtocolType.Udp
            || !packet[12..16].SequenceEqual(_self.GetAddressBytes())
            || BinaryPrimitives.ReadUInt32BigEndian(packet[(IpHeader + UdpHeader)..]) != Magic
            || BinaryPrimitives.ReadUInt32BigEndian(packet[(IpHeader + UdpHeader + 4)..]) != 0)
        {
            return null;
        }

        var answer = packet.ToArray();
        packet[16..20].CopyTo(answer.AsSpan(12)); // from whom it was for
        packet[12..16].CopyTo(answer.AsSpan(16));
        packet[22..24].CopyTo(answer.AsSpan(20));
        packet[20..22].CopyTo(answer.AsSpan(22));
        answer.AsSpan(26, 2).Clear(); // no checksum
        BinaryPrimitives.WriteUInt32BigEndian(answer.AsSpan(IpHeader + UdpHeader + 4), 1);
        return answer;
    }
}

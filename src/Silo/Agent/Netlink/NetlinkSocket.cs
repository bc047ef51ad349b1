using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Fog.Agent.Native;

namespace Fog.Agent.Netlink;

/// <summary>
/// A door to the kernel's network settings of one namespace: the one in which it was made, whoever uses it later. A change takes
/// microseconds, where a program that makes it takes milliseconds to start.
/// </summary>
internal sealed class NetlinkSocket : IDisposable
{
    /// <summary>Addresses and routes.</summary>
    public const int Route = 0;

    /// <summary>Netfilter, nftables among it.</summary>
    public const int Netfilter = 12;

    private const int Family = 16;
    private const int Raw = 3;
    private const ushort Error = 2;
    private const int Header = 16;

    private readonly int _file;
    private readonly Lock _turn = new();

    /// <summary>Makes one in the calling thread's namespace.</summary>
    public NetlinkSocket(int protocol)
    {
        _file = Libc.Socket(Family, Raw | Libc.CloseOnExec, protocol);
        if (_file < 0)
        {
            throw new FogException($"Can't open a netlink socket: {Libc.LastError()}.");
        }
    }

    /// <summary>Sends messages in one piece and reads as many answers as are due.</summary>
    /// <param name="messages">One after the other, as the family wants them.</param>
    /// <param name="answers">How many of them ask to be acknowledged.</param>
    /// <returns>The first error's number, as errno(3) has it; 0 when all went well.</returns>
    public int Ask(ReadOnlySpan<byte> messages, int answers)
    {
        lock (_turn)
        {
            if (Libc.Send(_file, messages, messages.Length, 0) < 0)
            {
                return Marshal.GetLastPInvokeError();
            }

            var (first, buffer) = (0, new byte[8192]);
            while (answers > 0)
            {
                var read = (int)Libc.Receive(_file, buffer, buffer.Length, 0);
                if (read < 0)
                {
                    return Marshal.GetLastPInvokeError();
                }

                foreach (var code in Errors(buffer.AsSpan(0, read)))
                {
                    (first, answers) = (first == 0 ? -code : first, answers - 1);
                }
            }

            return first;
        }
    }

    /// <summary>The error numbers in what the kernel answered, negative or 0, one for each message that it acknowledged.</summary>
    public static List<int> Errors(ReadOnlySpan<byte> answer)
    {
        var errors = new List<int>();
        while (answer.Length >= Header)
        {
            var length = BinaryPrimitives.ReadInt32LittleEndian(answer);
            if (length < Header || length > answer.Length)
            {
                break;
            }

            if (BinaryPrimitives.ReadUInt16LittleEndian(answer[4..]) == Error)
            {
                errors.Add(BinaryPrimitives.ReadInt32LittleEndian(answer[Header..]));
            }

            answer = answer[Math.Min(answer.Length, (length + 3) & ~3)..];
        }

        return errors;
    }

    /// <inheritdoc/>
    public void Dispose() => _ = Libc.Close(_file);
}

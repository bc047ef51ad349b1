using System.Runtime.InteropServices;
using System.Text;
using Fog.Lab.Native;

namespace Fog.Lab.Shaping;

/// <summary>A network card whose wire is this process. The kernel removes the card when the process ends.</summary>
internal sealed unsafe class Tap : IDisposable
{
    private const nuint SetInterface = 0x400454ca;
    private const short KindTap = 0x0002;
    private const short NoPacketInfo = 0x1000;
    private const int RequestSize = 40;
    private const int FlagsOffset = 16;
    private readonly int _file;

    private Tap(int file, ulong home)
    {
        _file = file;
        Home = home;
    }

    public int File => _file;

    /// <summary>Inode of the namespace that it was made in: a host that came back has another one.</summary>
    public ulong Home { get; }

    /// <summary>Makes the card in the namespace.</summary>
    public static Tap Open(string namespaceFile, string name)
    {
        var home = FileNumber.Of(namespaceFile) ?? throw new LabException($"There is no network namespace {namespaceFile}.");
        return NetworkNamespace.Within(namespaceFile, () => new Tap(Create(name), home));
    }

    /// <summary>Bytes of the next frame; 0 when none is waiting; -1 when the card is gone.</summary>
    public int Read(byte* buffer, int count)
    {
        var length = Libc.Read(_file, buffer, count);
        return length >= 0 ? (int)length : Marshal.GetLastPInvokeError() is Libc.TryAgain or Libc.Interrupted ? 0 : -1;
    }

    /// <summary>Hands a frame to the host. A host that can't take it has lost it, as with any card.</summary>
    public void Write(byte* frame, int length) => _ = Libc.Write(_file, frame, length);

    public void Dispose() => _ = Libc.Close(_file);

    private static int Create(string name)
    {
        const string device = "/dev/net/tun";
        var file = Libc.Open(device, Libc.ReadWrite | Libc.NonBlocking | Libc.CloseOnExec);
        if (file < 0)
        {
            throw new LabException($"Can't open {device}: {Libc.LastError()}. Shaped links need the kernel's TUN driver.");
        }

        Span<byte> request = stackalloc byte[RequestSize];
        request.Clear();
        Encoding.ASCII.GetBytes(name, request);
        MemoryMarshal.Write(request[FlagsOffset..], (short)(KindTap | NoPacketInfo));
        fixed (byte* argument = request)
        {
            if (Libc.Ioctl(file, SetInterface, argument) < 0)
            {
                var reason = Libc.LastError();
                _ = Libc.Close(file);
                throw new LabException($"Can't make the card {name}: {reason}.");
            }
        }

        return file;
    }
}

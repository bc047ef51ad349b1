using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Fog.Agent.Migration.Files;

/// <summary>statx(2), whose answer looks the same on all processors: the time at which a file last changed in any way is in no door of .NET.</summary>
internal static partial class StatX
{
    private const int ThisDirectory = -100, NoFollow = 0x100;
    private const uint Basic = 0x7ff;
    private const int Links = 16, Mode = 28, Inode = 32, Size = 40, Changed = 96;

    /// <summary>What can't stay the same when a file, its attributes or its name list change; null when it is gone.</summary>
    public static (ulong Inode, ulong Size, ushort Mode, uint Links, long Changed)? Of(string path)
    {
        Span<byte> answer = stackalloc byte[256];
        if (Ask(ThisDirectory, path, NoFollow, Basic, answer) != 0)
        {
            return null;
        }

        var (seconds, nanoseconds) = (BinaryPrimitives.ReadInt64LittleEndian(answer[Changed..]), BinaryPrimitives.ReadUInt32LittleEndian(answer[(Changed + 8)..]));
        return (
            BinaryPrimitives.ReadUInt64LittleEndian(answer[Inode..]), BinaryPrimitives.ReadUInt64LittleEndian(answer[Size..]),
            BinaryPrimitives.ReadUInt16LittleEndian(answer[Mode..]), BinaryPrimitives.ReadUInt32LittleEndian(answer[Links..]),
            (seconds * 1_000_000_000) + nanoseconds);
    }

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Ask(int directory, string path, int flags, uint mask, Span<byte> answer);
}

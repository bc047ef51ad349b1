using System.Buffers.Binary;

namespace Fog.Lab.Native;

/// <summary>The inode number of a file, which is what tells one namespace from another.</summary>
internal static unsafe class FileNumber
{
    private const int CurrentFolder = -100;
    private const uint WantInode = 0x100;
    private const int InodeOffset = 32;

    /// <summary>Null when there is no such file.</summary>
    public static ulong? Of(string path)
    {
        Span<byte> status = stackalloc byte[256];
        fixed (byte* target = status)
        {
            return Libc.Status(CurrentFolder, path, 0, WantInode, target) == 0
                ? BinaryPrimitives.ReadUInt64LittleEndian(status[InodeOffset..])
                : null;
        }
    }
}

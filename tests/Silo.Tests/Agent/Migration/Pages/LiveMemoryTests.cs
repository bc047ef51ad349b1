using System.Runtime.InteropServices;
using Fog.Agent.Migration.Pages;

namespace Fog.Tests.Agent.Migration.Pages;

public sealed class The_memory_of_a_running_process
{
    [Fact]
    public void Is_looked_for_in_readable_private_areas()
    {
        string[] maps =
        [
            "00400000-00401000 r--p 00000000 fe:01 41 /app/memory",
            "01000000-01002000 rw-p 00000000 00:00 0 [heap]",
            "7f0000000000-7f0000001000 rw-s 00000000 00:01 9 /dev/zero (deleted)",
            "7f1000000000-7f2000000000 ---p 00000000 00:00 0 ",
            "7ffe00000000-7ffe00001000 r--p 00000000 00:00 0 [vvar]",
            "",
        ];
        Assert.Equal([(0x400000UL, 0x401000UL), (0x1000000UL, 0x1002000UL)], LiveMemory.Areas(maps));
    }

    [Fact]
    public void Is_read_as_it_is()
    {
        var memory = GC.AllocateUninitializedArray<byte>(8 * Pagemap.PageSize, pinned: true);
        new Random(7).NextBytes(memory);
        var first = (ulong)Marshal.UnsafeAddrOfPinnedArrayElement(memory, 0);
        using var live = new LiveMemory(Environment.ProcessId);

        Assert.Contains(live.Runs(int.MaxValue), run => run.Address <= first && first < run.Address + ((ulong)run.Pages * Pagemap.PageSize));
        var read = new byte[memory.Length];
        Assert.Equal(read.Length, live.Read(first, read));
        Assert.Equal(memory, read);
    }
}

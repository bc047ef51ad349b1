using Fog.Lab;
using Xunit;

namespace Fog.Tests.Lab;

public class AMachineShare
{
    [Fact]
    public void Divides_the_machine_and_keeps_some_for_itself() =>
        Assert.Equal(new MachineShare(0.66, 4L << 30, 5L << 30), MachineShare.Of(hosts: 3, processors: 2, memory: 16L << 30, freeDisk: 30L << 30));

    [Fact]
    public void Reads_the_memory_of_the_machine() =>
        Assert.Equal(24684112L << 10, MachineShare.TotalMemory("MemTotal:       24684112 kB\nMemFree:        1 kB\n"));
}

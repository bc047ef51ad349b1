using Fog.Cli.Doctor.Probing;
using Xunit;

namespace Fog.Tests.Doctor;

public sealed class HostProbeTests
{
    [Fact]
    public async Task This_host_is_really_looked_at_with_root_or_without()
    {
        var host = await HostProbe.Look(TestContext.Current.CancellationToken);

        Assert.Equal(File.ReadAllText("/proc/sys/kernel/osrelease").Trim(), host.Kernel.Release);
        Assert.InRange(host.Room.MemoryFree, 1, host.Room.MemoryTotal);
        Assert.Equal(host.IsRoot, host.Namespaces.Worked is not null);
        Assert.Equal(host.IsRoot && host.Criu.Tool.IsThere, host.Criu.Trial.Worked is not null);
    }
}

using Fog.Agent.Runc;
using Fog.Tests.Hosting;

namespace Fog.Tests.Agent.Runc;

public sealed class A_control_group : IDisposable
{
    private const string Group = "/fog/hello.web.0";

    private readonly TestDirectory _mount = new();

    [Fact]
    public void Of_version_1_tells_memory_that_can_not_be_taken_kills_and_limits()
    {
        Write("memory/fog/hello.web.0/memory.usage_in_bytes", "1000\n");
        Write("memory/fog/hello.web.0/memory.stat", "active_file 5\ntotal_active_file 100\ntotal_inactive_file 200\n");
        Write("memory/fog/hello.web.0/memory.oom_control", "oom_kill_disable 0\nunder_oom 0\noom_kill 3\n");
        Write("memory/fog/hello.web.0/memory.limit_in_bytes", "67108864\n");
        Write("cpu/fog/hello.web.0/cpu.cfs_quota_us", "50000\n");
        AssertTold();
    }

    [Fact]
    public void Of_version_2_tells_the_same()
    {
        Write("fog/hello.web.0/memory.current", "1000\n");
        Write("fog/hello.web.0/memory.stat", "active_file 100\ninactive_file 200\n");
        Write("fog/hello.web.0/memory.events", "oom 4\noom_kill 3\n");
        Write("fog/hello.web.0/memory.max", "67108864\n");
        Write("fog/hello.web.0/cpu.max", "50000 100000\n");
        AssertTold();
    }

    [Fact]
    public void That_is_gone_tells_nothing()
    {
        var gone = new ControlGroup(Group, _mount.Path);
        Assert.Equal((null, 0), (gone.MemoryUsed, gone.MemoryKills));
        Assert.False(gone.Has(Bundle.Limits(new Resources(0.5, 64 << 20, 0))));
    }

    public void Dispose() => _mount.Dispose();

    private void AssertTold()
    {
        var group = new ControlGroup(Group, _mount.Path);
        Assert.Equal((700, 3), (group.MemoryUsed, group.MemoryKills));
        Assert.True(group.Has(Bundle.Limits(new Resources(0.5, 64 << 20, 0))));
        Assert.False(group.Has(Bundle.Limits(new Resources(0.6, 64 << 20, 0))));
        Assert.False(group.Has(Bundle.Limits(new Resources(0.5, 65 << 20, 0))));
    }

    private void Write(string file, string text)
    {
        var path = Path.Combine(_mount.Path, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}

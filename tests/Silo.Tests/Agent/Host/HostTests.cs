using Fog.Agent.Host;
using Fog.Tests.Hosting;

namespace Fog.Tests.Agent.Host;

public sealed class A_host
{
    private static readonly EngineFacts Engine = new("20.10.24", "overlay2", null);
    private static readonly ToolFacts Tools = new("1.1.5", "2.1.6", "/usr/bin/catatonit", "4.2.1", []);

    [Fact]
    public void That_has_all_it_needs_runs_tasks() => Assert.Empty(Of(Engine, Tools));

    [Fact]
    public void Needs_no_CRIU_to_run_tasks() => Assert.Empty(Of(Engine, Tools with { Criu = null }));

    [Fact]
    public void Without_root_says_so() => Assert.Contains("doesn't run as root", Assert.Single(Of(Engine, Tools, root: false)), StringComparison.Ordinal);

    [Fact]
    public void Without_an_engine_says_where_none_answers() => Assert.Equal(
        "No Docker Engine answers at unix:///var/run/docker.sock (Connection refused): install docker.io and start it.",
        Assert.Single(Of(new EngineFacts(null, null, "Connection refused"), Tools)));

    [Fact]
    public void With_another_way_of_keeping_images_says_which_is_needed() => Assert.Equal(
        "The Docker Engine keeps images with 'vfs', tasks need the driver overlay2 and its own image store: set \"storage-driver\": \"overlay2\" and "
            + "\"features\": { \"containerd-snapshotter\": false } in /etc/docker/daemon.json and restart it.",
        Assert.Single(Of(Engine with { StorageDriver = "vfs" }, Tools)));

    [Fact]
    public void Whose_engine_keeps_the_port_of_a_swarm_that_it_left_says_what_to_do() =>
        Assert.Contains("Port 7946 of", Assert.Single(Of(Engine with { KeepsPort = true }, Tools)), StringComparison.Ordinal);

    [Fact]
    public void Names_each_package_that_is_missing()
    {
        var obstacles = Of(Engine, new ToolFacts(null, null, null, null, []), profile: "/nonexistent/seccomp.json");
        Assert.Equal(4, obstacles.Length);
        Assert.All(new[] { "runc", "conmon", "catatonit", "/nonexistent/seccomp.json" }, (word, i) => Assert.Contains(word, obstacles[i], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("runc version 1.1.5+ds1\ncommit: 1.1.5+ds1-1+deb12u1\nspec: 1.0.2-dev", "1.1.5+ds1")]
    [InlineData("Version: 4.2.1\nGitID: v4.2.1\n", "4.2.1")]
    [InlineData("conmon version 2.1.6\ncommit: unknown", "2.1.6")]
    public void Reads_versions_from_what_tools_say(string text, string version) => Assert.Equal(version, ToolFacts.Version(text));

    [Fact]
    public void Reads_no_version_from_silence() => Assert.Null(ToolFacts.Version(null));

    [Fact]
    public void Has_the_memory_that_the_kernel_tells_of() =>
        Assert.Equal(24_624_680L * 1024, Machine.Memory(["MemTotal:       24624680 kB", "MemFree:         1234 kB"]));

    [Fact]
    public void Has_the_load_of_the_last_minute_for_each_processor()
    {
        Assert.Equal(0.65, Machine.Load("2.60 1.10 0.70 3/812 4711\n", 4), 9);
        Assert.InRange(Machine.Load(), 0, double.MaxValue);
    }

    [Fact]
    public void Offers_what_its_owner_lends_and_else_all_it_has()
    {
        using var directory = new TestDirectory();
        var all = Machine.Total(OptionsOf.Valid(("DataDirectory", directory.Path)));
        Assert.Equal(Environment.ProcessorCount, all.Cpu);
        Assert.True(all is { Memory: > 0, Disk: > 0 });
        var lent = Machine.Total(OptionsOf.Valid(("DataDirectory", directory.Path), ("Offer:Cpus", "0.5"), ("Offer:Memory", "1Gi"), ("Offer:Disk", "2Gi")));
        Assert.Equal(new Resources(0.5, 1L << 30, 2L << 30), lent);
    }

    private static string[] Of(EngineFacts engine, ToolFacts tools, bool root = true, string? profile = null)
    {
        using var directory = new TestDirectory();
        var there = Path.Combine(directory.Path, "seccomp.json");
        File.WriteAllText(there, "{}");
        return [.. Obstacles.Of(engine, tools, root, OptionsOf.Valid(("SeccompProfile", profile ?? there)))];
    }
}

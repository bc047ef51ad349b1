using System.Text.Json.Nodes;
using Xunit;

namespace Fog.Tests.Services;

[Collection(FogLabs.Name)]
public sealed class AMove(ThreeNodes fog) : IAsyncLifetime
{
    private static readonly string[] Hosts = ["h1", "h2", "h3"];

    public async ValueTask InitializeAsync() => await Workload.Build();

    public async ValueTask DisposeAsync()
    {
        await fog.Clear();
        await fog.Fog.Run("rm", "mem", "--volumes");
    }

    [Fact]
    public async Task Keeps_memory_connections_address_and_output_round_all_hosts_and_back()
    {
        await fog.Deploy();
        await fog.Count();
        var before = await fog.Fog.Task("hello", "counter");
        var start = (string)before["node"]!;
        var connections = await fog.Connections();

        foreach (var (to, round) in Hosts.Where(host => host != start).Append(start).Select((to, round) => (to, round)))
        {
            await fog.Fog.Succeed("migrate", "hello/counter", "--to", to);

            var task = await fog.Fog.Task("hello", "counter");
            Assert.Equal((to, "running", (string)before["address"]!), ((string)task["node"]!, (string)task["phase"]!, (string)task["address"]!));
            Assert.Equal((2 * round) + 3, await fog.Count()); // who asks for connections takes a number too
            Assert.Equal(connections + round + 1, await fog.Connections()); // one more each time: the one that asks
        }

        Assert.Contains("counter listens on 8080", await fog.Fog.Succeed("logs", "hello/counter"), StringComparison.Ordinal);
        var beside = await fog.Fog.Run("exec", "hello/counter", "--", "/app/counter");
        Assert.Contains("Address already in use", beside.Output + beside.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stop-and-copy", 0)]
    [InlineData("delta-pre-copy", 8)]
    public async Task Brings_each_page_and_each_file(string method, int dirty)
    {
        await fog.Deploy("mem", Workload.Spec("mem", 48, dirty));
        var from = (string)(await fog.Fog.Task("mem", "holder"))["node"]!;
        await fog.Get("mem", "holder", "/put");
        Assert.Equal("1", await fog.Get("mem", "holder", "/tick"));
        await fog.Get("mem", "holder", "/put");

        var lines = await fog.Fog.Succeed("migrate", "mem/holder", "--to", Hosts.First(host => host != from), "--method", method, "--output", "json");

        var report = JsonNode.Parse(lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1])!;
        Assert.Equal("commit", ((string)report["verdict"]!).ToLowerInvariant());
        Assert.Equal("2", await fog.Get("mem", "holder", "/tick"));
        Assert.Equal("ok", await fog.Get("mem", "holder", "/check"));
        Assert.Equal("0\n1\n|0\n1\n", await fog.Get("mem", "holder", "/get"));
        await fog.Get("mem", "holder", "/put");
        Assert.Equal("0\n1\n2\n|0\n1\n2\n", await fog.Get("mem", "holder", "/get"));
        Assert.Equal("", await Left(from, "mem.holder"));
    }

    /// <summary>No file time tells of it, so its content is compared.</summary>
    [Fact]
    public async Task Brings_what_was_written_to_a_mapped_file_to_the_last()
    {
        await fog.Deploy("mem", Workload.Spec("mem", 16, 0));
        Assert.Equal("ok", await fog.Get("mem", "holder", "/map"));
        foreach (var method in new[] { "stop-and-copy", "delta-pre-copy" })
        {
            var from = (string)(await fog.Fog.Task("mem", "holder"))["node"]!;
            await fog.Fog.Succeed("migrate", "mem/holder", "--to", Hosts.First(host => host != from), "--method", method);

            Assert.Equal("ok", await fog.Get("mem", "holder", "/map"));
        }
    }

    [Fact]
    public async Task That_can_t_be_made_leaves_the_task_where_it_is()
    {
        await fog.Deploy();
        await fog.Count();
        var task = await fog.Fog.Task("hello", "counter");

        var refused = await fog.Fog.Run("migrate", "hello/counter", "--to", (string)task["node"]!);

        Assert.Equal(1, refused.ExitCode);
        Assert.Equal((int)task["pid"]!, (int)(await fog.Fog.Task("hello", "counter"))["pid"]!);
        Assert.Equal(2, await fog.Count());
    }

    /// <summary>What a task left on a host.</summary>
    private async Task<string> Left(string host, string task) => (await fog.Lab.Host(host).Exec(
        [
            "sh", "-c",
            "docker ps --all --format '{{.Names}}' | grep $0; docker volume ls --format '{{.Name}}' | grep $0; grep $0 /proc/mounts; pgrep --list-full 'conmon|criu|rsync' | grep $0; "
            + "find /var/lib/fog/tasks /run/fog/tasks /run/fog/exits /run/fog/runc -name \"$0*\"; find /sys/fs/cgroup -type d -path '*fog-'$2'-'$1'*' -name \"$0*\"",
            task, host, fog.Lab.Name,
        ],
        ThreeNodes.Cancel)).Output;
}

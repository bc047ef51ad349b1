using System.Diagnostics;
using Fog.Tests.Examples;

namespace Fog.Tests.Cluster;

public sealed class ANode(FogCluster fog) : IClassFixture<FogCluster>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lives_on_the_silo_of_its_name()
    {
        foreach (var name in fog.Agents.Keys)
        {
            Assert.Equal(name, (await fog.Node(name).Describe(Ct)).Name.Value);
        }
    }

    [Fact]
    public async Task Is_known_to_be_alive()
    {
        var view = await fog.Grains.GetGrain<IMembershipGrain>(0).View(Ct);
        Assert.Equal(["n1", "n2", "n3"], view.Alive.Select(node => node.Value));
        Assert.Contains(view.Local, view.Alive);
    }

    [Fact]
    public async Task That_nobody_knows_is_unavailable_at_once()
    {
        var watch = Stopwatch.StartNew();
        var error = await Assert.ThrowsAsync<NodeUnavailableException>(() => fog.Node("n9").Describe(Ct));
        Assert.Equal("n9", error.Node.Value);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Promises_no_more_than_it_has_and_the_same_task_only_once()
    {
        var (first, second) = (Deploying.Id("promise", "a"), Deploying.Id("promise", "b"));
        Assert.Null(await fog.Node("n2").Reserve(first, Needing(memory: 700), Ct));
        Assert.Equal("node n2 lacks memory", await fog.Node("n2").Reserve(second, Needing(memory: 400), Ct));
        Assert.Null(await fog.Node("n2").Reserve(first, Needing(memory: 1024), Ct));
        Assert.Equal(0, await fog.FreeMiB("n2"));
        Assert.Equal([700, 1024], fog.Agents["n2"].Kept.Select(spec => spec.Resources.Memory / Some.MiB));
        await fog.Node("n2").Release(first, Ct);
        await fog.Node("n2").Release(first, Ct);
        Assert.Equal(1024, await fog.FreeMiB("n2"));
    }

    [Fact]
    public async Task Knows_the_throughput_of_what_its_host_moved_and_shows_it_in_maps()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        fog.News("n1").Moved(new NodeName("n3"), 16 << 20, TimeSpan.FromSeconds(2));
        NetworkMap map;
        do
        {
            await Task.Delay(50, patience.Token);
            map = await fog.Node("n1").Map(MapQuestion.Within(50), patience.Token);
        }
        while (map.Nodes.Length < 3 || map.Nodes.All(node => node.Throughput is null));

        Assert.Equal(["n3"], map.Nodes.Where(node => node.Throughput is 8 << 20).Select(node => node.Name.Value));
        Assert.Equal(["n3"], map.Nodes.Where(node => node.Throughput is not null).Select(node => node.Name.Value));
        Assert.Equal(8 << 20, (await fog.Node("n1").Network(Ct)).Links.Single(link => link.To.Value == "n3").Throughput);
    }

    private static TaskSpec Needing(long memory) => Some.Task(memory: memory, cpu: 1, disk: 0);
}

using Fog.Storage;
using Fog.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Storage;

namespace Fog.Tests.Storage;

/// <summary>What nodes that share a store can count on; each engine keeps it.</summary>
public abstract class FogOnAStoreTests : IDisposable
{
    private readonly TestDirectory _directory = new();
    private readonly string _fog = Guid.NewGuid().ToString("N");

    protected abstract (string Key, string Value)[] Store { get; }

    [Fact]
    public async Task Two_nodes_that_start_at_once_are_one_fog_and_keep_its_state_over_a_restart()
    {
        var keys = Enumerable.Range(0, 12).Select(number => $"{_fog}-{number}").ToArray();
        await using (var first = Node("h1"))
        await using (var second = Node("h2"))
        {
            await Task.WhenAll(first.Start(), second.Start());
            await first.UntilMembersAre(2);
            await second.UntilMembersAre(2);
            var places = new HashSet<string>();
            foreach (var key in keys)
            {
                var tally = first.Grains.GetGrain<ITally>(key);
                Assert.Equal(5, await tally.Add(5));
                Assert.Equal(7, await tally.Add(2));
                places.Add(await tally.Where());
            }

            Assert.Equal(["h1", "h2"], places.Order());
        }

        await using var again = Node("h1");
        await again.Start();
        foreach (var key in keys)
        {
            Assert.Equal(7, await again.Grains.GetGrain<ITally>(key).Sum());
        }
    }

    [Fact]
    public async Task A_write_over_somebody_elses_is_refused_and_what_is_cleared_is_gone()
    {
        await using var node = Node("h1");
        await node.Start();
        var storage = node.Services.GetRequiredKeyedService<IGrainStorage>("fog");
        var id = GrainId.Create("tally", _fog);
        GrainState<TallyState> mine = new(new(1)), other = new(new(2));
        await storage.WriteStateAsync("tally", id, mine);
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteStateAsync("tally", id, other));
        await storage.ReadStateAsync("tally", id, other);
        Assert.Equal(1, other.State!.Sum);
        await storage.WriteStateAsync("tally", id, mine);
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.WriteStateAsync("tally", id, other));
        await Assert.ThrowsAsync<InconsistentStateException>(() => storage.ClearStateAsync("tally", id, other));
        await storage.ClearStateAsync("tally", id, mine);
        await storage.ReadStateAsync("tally", id, other);
        Assert.Equal((false, 0), (other.RecordExists, other.State!.Sum));
        await storage.WriteStateAsync("tally", id, other);
        Assert.Equal("1", other.ETag);
    }

    [Fact]
    public async Task Nodes_that_race_to_make_the_tables_all_succeed()
    {
        await using var node = Node("h1");
        var store = ClusterStore.Of(node.Options);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => StoreSchema.Install(store, TestContext.Current.CancellationToken))));
        await node.Start();
    }

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        _directory.Dispose();
    }

    private TestNode Node(string name) => TestNode.Create(name, _directory.Path, null, [("ClusterId", _fog), .. Store]);
}

using System.Net;
using Fog.Registry;
using Fog.Services;
using Fog.Tests.Examples;

namespace Fog.Tests.Services;

public sealed class ATaskAddress
{
    [Theory]
    [InlineData(0, 0, "100.64.0.1")]
    [InlineData(0, 253, "100.64.0.254")]
    [InlineData(1, 0, "100.64.1.1")]
    [InlineData(256, 6, "100.65.0.7")]
    [InlineData(16_383, 253, "100.127.255.254")]
    public void Is_the_index_in_the_block_of_the_service(int block, int index, string address) => Assert.Equal(address, TaskAddress.Of(block, index));

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(16_384, 0)]
    [InlineData(0, -1)]
    [InlineData(0, 254)]
    public void Exists_within_its_bounds_only(int block, int index) => Assert.Throws<ArgumentOutOfRangeException>(() => TaskAddress.Of(block, index));

    [Fact]
    public void Belongs_to_one_task_of_the_whole_fog()
    {
        var seen = new HashSet<string>();
        var network = new IPNetwork(IPAddress.Parse("100.64.0.0"), 10);
        foreach (var block in Enumerable.Range(0, RegistryState.Blocks / 64).Select(i => i * 64).Append(RegistryState.Blocks - 1))
        {
            Assert.All(Enumerable.Range(0, TaskAddress.PerService).Select(index => TaskAddress.Of(block, index)), address =>
            {
                Assert.True(seen.Add(address), address);
                Assert.True(network.Contains(IPAddress.Parse(address)), address);
            });
        }
    }

    [Fact]
    public void Is_kept_by_its_task_when_others_come_and_go()
    {
        var first = TaskAddress.Assign(new Dictionary<string, int>(), ["a", "b", "c"]);
        Assert.Equal([0, 1, 2], first.Values.Order());
        var later = TaskAddress.Assign(first.Where(index => index.Key != "a").ToDictionary(), ["b", "c", "d", "e"]);
        Assert.Equal((first["b"], first["c"]), (later["b"], later["c"]));
        Assert.Equal((first["a"], 3), (later["d"], later["e"]));
    }

    [Fact]
    public void Is_free_for_as_many_tasks_as_a_service_may_have()
    {
        var all = TaskAddress.Assign(new Dictionary<string, int>(), Enumerable.Range(0, TaskAddress.PerService).Select(i => $"t{i}"));
        Assert.Equal(TaskAddress.PerService, all.Values.Select(index => TaskAddress.Of(5, index)).Distinct().Count());
    }
}

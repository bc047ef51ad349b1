using Fog.Nodes;
using Fog.Tests.Examples;

namespace Fog.Tests.Nodes;

public sealed class APromise
{
    private static readonly Resources Total = new(4, 1024 * Some.MiB, 0);
    private static readonly Resources Need = new(1, 700 * Some.MiB, 0);
    private static readonly DateTimeOffset Lapsed = Some.At(0) + Promise.Patience;

    [Fact]
    public void Sets_resources_aside_until_it_lapses()
    {
        var state = new NodeState().Promising("hello/a", Need, Some.At(0));
        Assert.Equal(Total - Need, state.FreeOf(Total, Lapsed - TimeSpan.FromSeconds(1)));
        Assert.Equal(Total, state.FreeOf(Total, Lapsed));
    }

    [Fact]
    public void Binds_for_good_once_its_order_came()
    {
        var state = new NodeState().Promising("hello/a", Need, Some.At(0)).Ordered("hello/a", Need);
        Assert.Equal(Total - Need, state.FreeOf(Total, Some.At(100_000)));
        Assert.Equal(Total - Total + Need, Total - state.Promising("hello/a", Need, Some.At(1)).FreeOf(Total, Some.At(100_000)));
    }

    [Fact]
    public void Leaves_nothing_and_not_less_of_a_host_that_is_full()
    {
        var state = new NodeState();
        foreach (var cpu in new[] { 0.3, 0.1, 0.1 })
        {
            state = state.Promising($"hello/{state.Reserved.Count}", new Resources(cpu, 0, 0), Some.At(0));
        }

        var free = state.FreeOf(new Resources(0.5, 0, 0), Some.At(1)).Cpu;
        Assert.Equal(0, free);
        Assert.True(double.IsPositive(free));
    }

    [Fact]
    public void That_lapsed_is_forgotten_with_the_next_one()
    {
        var state = new NodeState().Promising("hello/a", Need, Some.At(0)).Promising("hello/b", Need, Lapsed);
        Assert.Equal(["hello/b"], state.Reserved.Keys);
    }
}

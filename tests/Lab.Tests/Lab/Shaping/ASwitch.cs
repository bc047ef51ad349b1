using Fog.Lab;
using Fog.Lab.Shaping;
using Xunit;

namespace Fog.Tests.Lab.Shaping;

public class ASwitch
{
    [Fact]
    public void Finds_the_host_in_the_hardware_address() =>
        Assert.Equal(0x0102, FrameHeader.Destination([0x02, 0x46, 0x4f, 0x53, 0x01, 0x02, 1, 2, 3, 4, 5, 6, 8, 0, 0x45]));

    [Fact]
    public void Knows_no_broadcast() =>
        Assert.Equal(0, FrameHeader.Destination([0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 2, 3, 4, 5, 6, 8, 0, 0x45]));

    [Fact]
    public void Keeps_the_state_of_a_direction_whose_rule_stays()
    {
        var table = new ShaperTable();
        table.Load(Rules(20));
        var before = (table.Find(1, 2), table.Find(2, 1));
        table.Load(Rules(30));

        Assert.NotSame(before.Item1, table.Find(1, 2));
        Assert.Same(before.Item2, table.Find(2, 1));
        Assert.Null(table.Find(1, 3));
    }

    [Fact]
    public void Reuses_the_memory_of_frames_and_never_gives_a_slot_twice()
    {
        var pool = new FramePool();
        var slots = Enumerable.Range(0, 5000).Select(_ => pool.TryRent(out var slot) ? slot : -1).ToHashSet();
        Assert.Equal(5000, slots.Count);
        Assert.DoesNotContain(-1, slots);

        pool.Return(17);
        Assert.True(pool.TryRent(out var again));
        Assert.Contains(again, slots.Append(5000).Concat(Enumerable.Range(5000, 512)));
    }

    private static SwitchRules Rules(int milliseconds) => new(1, [],
    [
        new SwitchRule(1, 2, LinkShape.Delayed(TimeSpan.FromMilliseconds(milliseconds))),
        new SwitchRule(2, 1, LinkShape.Delayed(TimeSpan.FromMilliseconds(5))),
    ]);
}

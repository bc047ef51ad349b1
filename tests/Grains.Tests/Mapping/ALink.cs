using Fog.Mapping.Measuring;

namespace Fog.Tests.Mapping;

public sealed class ALink
{
    private static readonly TimeSpan Now = TimeSpan.FromSeconds(5);

    [Fact]
    public void Starts_with_half_the_first_round_trip_as_its_variation()
    {
        var link = LinkStatistics.Unknown.Sampled(40, Now);
        Assert.Equal((1, 40.0, 20.0, 120.0), (link.Samples, link.Smoothed, link.Variation, link.Upper));
    }

    [Fact]
    public void Follows_the_two_gains_of_rfc_6298()
    {
        var link = LinkStatistics.Unknown.Sampled(40, Now).Sampled(48, Now);
        Assert.Equal(41, link.Smoothed, 9);
        Assert.Equal(17, link.Variation, 9);
        Assert.Equal(8.0 / 16, link.Jitter, 9);
    }

    [Fact]
    public void That_is_still_has_a_bound_just_above_its_latency()
    {
        var link = Enumerable.Range(0, 60).Aggregate(LinkStatistics.Unknown, (known, _) => known.Sampled(10, Now));
        Assert.InRange(link.Upper, 10.04, 10.06);
        Assert.Equal(0, link.Jitter, 9);
    }

    [Theory]
    [InlineData(0.02)]
    [InlineData(0.3)]
    public void Keeps_nearly_all_next_round_trips_within_its_bound(double jitter)
    {
        var random = new Random(7);
        double Next() => 20 * (1 - (jitter * Math.Log(1 - random.NextDouble())));
        var link = LinkStatistics.Unknown;
        var within = 0;
        for (var sample = 0; sample < 4000; sample++)
        {
            var next = Next();
            within += link.IsKnown && next <= link.Upper ? 1 : 0;
            link = link.Sampled(next, Now);
        }

        Assert.InRange(within / 3999.0, 0.95, 1);
    }

    [Fact]
    public void Counts_missed_probes_as_loss_and_keeps_its_latency()
    {
        var link = Enumerable.Range(0, 200).Aggregate(
            LinkStatistics.Unknown, (known, probe) => probe % 5 == 0 ? known.Missed() : known.Sampled(10, Now));
        Assert.InRange(link.Loss, 0.12, 0.28);
        Assert.Equal(10, link.Smoothed, 9);
    }

    [Fact]
    public void Tells_its_age_and_throughput()
    {
        var link = LinkStatistics.Unknown.Sampled(10, Now).Moved(3_000_000, TimeSpan.FromSeconds(2));
        var claim = link.Claim(new NodeName("b"), LinkKind.Near, Now + TimeSpan.FromSeconds(9));
        Assert.Equal((TimeSpan.FromSeconds(9), 1_500_000.0), (claim.Age, claim.Throughput!.Value));
    }

    [Fact]
    public void Forgets_an_old_throughput_with_each_byte_that_is_moved()
    {
        var link = LinkStatistics.Unknown.Moved(1 << 20, TimeSpan.FromSeconds(1));
        var little = link.Moved(1 << 10, TimeSpan.FromSeconds(1));
        Assert.InRange(little.Throughput!.Value, 0.999 * (1 << 20), 1 << 20);
        var more = link.Moved(2 << 20, TimeSpan.FromSeconds(1));
        Assert.Equal((2 << 20) - (0.5625 * (1 << 20)), more.Throughput!.Value, 3);
        Assert.InRange(link.Moved(64 << 20, TimeSpan.FromSeconds(32)).Throughput!.Value, 1.999 * (1 << 20), 2 << 20);
    }

    [Fact]
    public void Learns_no_throughput_from_nothing()
    {
        Assert.Null(LinkStatistics.Unknown.Moved(0, TimeSpan.FromSeconds(1)).Throughput);
        Assert.Null(LinkStatistics.Unknown.Moved(10, TimeSpan.Zero).Throughput);
        Assert.False(LinkStatistics.Unknown.Moved(10, TimeSpan.FromSeconds(1)).IsKnown);
    }

    [Fact]
    public void Refuses_a_negative_round_trip() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => LinkStatistics.Unknown.Sampled(-1, Now));
}

using Fog.Lab;
using Fog.Lab.Shaping;
using Xunit;

namespace Fog.Tests.Lab.Shaping;

public class ALinkShaper
{
    private const int Packet = 1500;
    private const long Millisecond = 1_000_000;

    [Fact]
    public void Hands_on_at_once_what_nothing_shapes() =>
        Assert.Equal(7, new LinkShaper(LinkShape.Plain, new Random(1)).Admit(7, Packet));

    [Fact]
    public void Adds_the_delay() =>
        Assert.Equal(7 + (20 * Millisecond), Shaper(LinkShape.Delayed(TimeSpan.FromMilliseconds(20))).Admit(7, Packet));

    [Fact]
    public void Spaces_packets_by_the_rate_and_then_delays_them()
    {
        var shaper = Shaper(new LinkShape(TimeSpan.FromMilliseconds(10), TimeSpan.Zero, 12_000_000, 0));

        Assert.Equal([11 * Millisecond, 12 * Millisecond, 13 * Millisecond], Enumerable.Range(0, 3).Select(_ => shaper.Admit(0, Packet)));
    }

    [Fact]
    public void Forgets_the_past_once_it_was_idle()
    {
        var shaper = Shaper(LinkShape.Plain with { Rate = 12_000_000 });
        shaper.Admit(0, Packet);

        Assert.Equal(51 * Millisecond, shaper.Admit(50 * Millisecond, Packet));
    }

    [Fact]
    public void Drops_what_finds_the_buffer_full_and_takes_more_when_it_has_drained()
    {
        var shaper = Shaper(LinkShape.Plain with { Rate = 1_000_000 });
        var admitted = Enumerable.Range(0, 100).Count(_ => shaper.Admit(0, Packet) != LinkShaper.Dropped);

        Assert.Equal((int)(LinkShaper.Buffer(1_000_000) / Packet), admitted);
        Assert.Equal(LinkShaper.Dropped, shaper.Admit(Millisecond, Packet));
        Assert.NotEqual(LinkShaper.Dropped, shaper.Admit(12 * Millisecond, Packet));
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.2)]
    public void Loses_the_share_that_was_asked_for(double loss)
    {
        var shaper = Shaper(LinkShape.Plain with { Loss = loss });
        var lost = Enumerable.Range(0, 100_000).Count(i => shaper.Admit(i, Packet) == LinkShaper.Dropped);

        Assert.InRange(lost / 100_000.0, loss - 0.005, loss + 0.005);
    }

    [Fact]
    public void Keeps_packets_in_order_and_within_the_jitter()
    {
        var shaper = Shaper(LinkShape.Delayed(TimeSpan.FromMilliseconds(20)) with { Jitter = TimeSpan.FromMilliseconds(5) });
        var arrivals = Enumerable.Range(0, 1000).Select(i => (Sent: i * Millisecond, At: shaper.Admit(i * Millisecond, Packet))).ToArray();

        Assert.Equal(arrivals.Select(a => a.At).Order(), arrivals.Select(a => a.At));
        Assert.All(arrivals, a => Assert.InRange(a.At - a.Sent, 15 * Millisecond, 25 * Millisecond));
        Assert.InRange(arrivals.Average(a => a.At - a.Sent), 19 * Millisecond, 24 * Millisecond);
    }

    [Fact]
    public void Repeats_itself_from_the_same_seed()
    {
        var shape = new LinkShape(TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(2), 10_000_000, 0.1);
        long[] Run() => [.. Enumerable.Range(0, 500).Select(new Func<int, long>(Replay(new LinkShaper(shape, new Random(42)))))];

        Assert.Equal(Run(), Run());

        static Func<int, long> Replay(LinkShaper shaper) => i => shaper.Admit(i * Millisecond, Packet);
    }

    private static LinkShaper Shaper(LinkShape shape) => new(shape, new Random(7));
}

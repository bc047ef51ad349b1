using Fog.Mapping.Measuring;
using Fog.Tests.Examples;

namespace Fog.Tests.Mapping;

public sealed class AHostsStay
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public void Is_even_odds_for_the_first_hour_of_an_unknown_host() =>
        Assert.Equal(0.5, Reliability.Fit(SessionHistory.None.Came(Start), Start).Stays(TimeSpan.Zero, Hour), 9);

    [Fact]
    public void Is_likelier_the_longer_it_has_stayed()
    {
        var history = SessionHistory.None.Came(Start);
        var chances = new[] { 0, 1, 8, 100 }.Select(hours =>
            Reliability.Fit(history, Start + (hours * Hour)).Stays(hours * Hour, Hour)).ToList();
        Assert.Equal(chances.Order(), chances);
        Assert.InRange(chances[^1], 0.98, 1);
    }

    [Fact]
    public void Is_unlikely_for_a_host_that_used_to_leave_after_minutes()
    {
        var history = Sessions(Enumerable.Repeat(TimeSpan.FromMinutes(5), 20)).Came(Start);
        Assert.InRange(Reliability.Fit(history, Start).Stays(TimeSpan.Zero, Hour), 0, 0.1);
    }

    [Theory]
    [InlineData(1.0, 3600)]
    [InlineData(2.0, 600)]
    public void Is_learnt_from_sessions_drawn_from_the_law(double shape, int scale)
    {
        var random = new Random(3);
        var law = new Reliability(shape, TimeSpan.FromSeconds(scale));
        var history = Sessions(Enumerable.Range(0, 64).Select(_ => law.Scale * (Math.Pow(1 - random.NextDouble(), -1 / shape) - 1))).Came(Start);
        foreach (var age in new[] { 0.0, 0.5, 4 })
        {
            Assert.Equal(law.Stays(age * Hour, Hour), Reliability.Fit(history, Start).Stays(age * Hour, Hour), 0.12);
        }
    }

    [Fact]
    public void Is_certain_for_no_time_and_never_grows_with_time()
    {
        Assert.Equal(1, Reliability.Prior.Stays(Hour, TimeSpan.Zero));
        Assert.True(Reliability.Prior.Stays(Hour, 2 * Hour) < Reliability.Prior.Stays(Hour, Hour));
    }

    [Fact]
    public void Remembers_the_last_64_sessions_and_ignores_a_second_coming()
    {
        var history = Sessions(Enumerable.Range(1, 70).Select(minutes => TimeSpan.FromMinutes(minutes)));
        Assert.Equal((64, TimeSpan.FromMinutes(7)), (history.Past.Length, history.Past[0]));
        var here = history.Came(Start);
        Assert.Same(here, here.Came(Start + Hour));
    }

    [Fact]
    public void Offers_that_jump_are_volatile_and_still_ones_are_not()
    {
        static OfferStatistics Of(Func<int, double> cpu) => Enumerable.Range(0, 40).Aggregate(
            OfferStatistics.Unknown, (known, n) => known.Sampled(Some.Offer("a") with { Free = new Resources(cpu(n), 0, 0), Total = new Resources(4, 0, 0) }));
        Assert.Equal(0, Of(_ => 2).Volatility, 9);
        Assert.InRange(Of(n => n % 2 == 0 ? 0 : 4).Volatility, 0.4, 0.6);
    }

    private static SessionHistory Sessions(IEnumerable<TimeSpan> lengths) =>
        lengths.Aggregate(SessionHistory.None, (history, length) => history.Came(Start).Went(Start + length));
}

using Fog.Migration;

namespace Fog.Tests.Migration;

public sealed class ARoundRule
{
    private static readonly RoundRules Rules = new(3, 100, 0.9);

    [Theory]
    [InlineData(null)]
    [InlineData(null, 1000L)]
    [InlineData(RoundEnd.FewBytes, 100L)]
    [InlineData(RoundEnd.FewBytes, 1000L, 99L)]
    [InlineData(null, 1000L, 900L)]
    [InlineData(RoundEnd.NoGain, 1000L, 901L)]
    [InlineData(RoundEnd.RoundLimit, 1000L, 800L, 600L)]
    [InlineData(RoundEnd.NoGain, 1000L, 800L, 800L)]
    public void Ends_when_going_on_gains_nothing(RoundEnd? end, params long[] bytes) => Assert.Equal(end, RoundRule.End(Rules, bytes));

    [Fact]
    public void Without_rounds_freezes_at_once() => Assert.Equal(RoundEnd.RoundLimit, RoundRule.End(Rules with { MostRounds = 0 }, []));

    [Fact]
    public void Ends_for_any_sizes_after_as_many_rounds_as_allowed()
    {
        var random = new Random(1);
        for (var run = 0; run < 1000; run++)
        {
            var bytes = new List<long>();
            while (RoundRule.End(Rules, bytes) is null)
            {
                bytes.Add(random.NextInt64(1, 10_000));
            }

            Assert.InRange(bytes.Count, 1, Rules.MostRounds);
        }
    }
}

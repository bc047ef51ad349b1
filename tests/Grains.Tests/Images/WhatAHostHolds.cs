using System.Globalization;

namespace Fog.Tests.Images;

public sealed class WhatAHostHolds
{
    [Fact]
    public void Is_never_denied()
    {
        var things = Things("layer", 3000).ToArray();
        var holds = Holdings.Of(things);

        Assert.All(things, thing => Assert.True(holds.MayHold(thing)));
        Assert.Equal(Holdings.MostBytes, holds.Bits.Length);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(100)]
    [InlineData(1700)]
    public void Is_seldom_claimed_falsely(int count)
    {
        var holds = Holdings.Of([.. Things("layer", count)]);

        Assert.InRange(Things("other", 10_000).Count(holds.MayHold), 0, 200);
    }

    [Fact]
    public void May_be_nothing() => Assert.False(Holdings.None.MayHold("layer"));

    private static IEnumerable<string> Things(string kind, int count) => Enumerable.Range(0, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"{kind} {number}"));
}

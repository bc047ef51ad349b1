using Fog.Client;

namespace Fog.Tests.Specs;

public sealed class Units
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("1048576", 1048576)]
    [InlineData("64Mi", 67108864)]
    [InlineData("1Gi", 1073741824)]
    [InlineData("1.5Gi", 1610612736)]
    [InlineData("500M", 500000000)]
    [InlineData("2k", 2000)]
    [InlineData("3Ki", 3072)]
    [InlineData("1T", 1000000000000)]
    [InlineData("8388607Ti", 9223370937343148032)]
    public void Of_amounts_are_thousands_or_1024s(string text, long bytes)
    {
        Assert.True(Quantity.TryParse(text, out var read));
        Assert.Equal(bytes, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Mi")]
    [InlineData("64mi")]
    [InlineData("64MB")]
    [InlineData("64 Mi")]
    [InlineData("-1")]
    [InlineData("1.2.3M")]
    [InlineData("8388608Ti")]
    [InlineData("99999999999999999999999999999999")]
    public void Of_amounts_that_are_none_are_refused(string text) => Assert.False(Quantity.TryParse(text, out _));

    [Theory]
    [InlineData("20ms", 0.02)]
    [InlineData("1.5s", 1.5)]
    [InlineData("2h", 7200)]
    [InlineData("3m", 180)]
    [InlineData("1d", 86400)]
    [InlineData("10us", 0.00001)]
    public void Of_time_are_those_of_people(string text, double seconds)
    {
        Assert.True(Duration.TryParse(text, out var read));
        Assert.Equal(TimeSpan.FromSeconds(seconds), read);
    }

    [Theory]
    [InlineData("20")]
    [InlineData("1h30m")]
    [InlineData("99999999999d")]
    [InlineData("ms")]
    public void Of_time_that_are_none_are_refused(string text) => Assert.False(Duration.TryParse(text, out _));

    [Theory]
    [InlineData("400kbit", 400_000)]
    [InlineData("1mbit", 1_000_000)]
    [InlineData("2.5gbit", 2_500_000_000)]
    [InlineData("8bit", 8)]
    public void Of_bandwidth_are_bits_a_second(string text, long bits)
    {
        Assert.True(Bandwidth.TryParse(text, out var read));
        Assert.Equal(bits, read);
    }

    [Theory]
    [InlineData("1000")]
    [InlineData("1MB")]
    [InlineData("1mbit/s")]
    public void Of_bandwidth_that_are_none_are_refused(string text) => Assert.False(Bandwidth.TryParse(text, out _));
}

using Fog.Hosting;

namespace Fog.Tests.Hosting;

public sealed class A_quantity
{
    [Theory]
    [InlineData("0", 0L)]
    [InlineData("1048576", 1L << 20)]
    [InlineData("512Mi", 512L << 20)]
    [InlineData("1.5Gi", 3L << 29)]
    [InlineData("2G", 2_000_000_000L)]
    [InlineData("1Ti", 1L << 40)]
    public void Means_bytes(string text, long bytes) => Assert.Equal(bytes, Quantity.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("Gi")]
    [InlineData("-1Gi")]
    [InlineData("1 Gi")]
    [InlineData("1gi")]
    [InlineData("1e3")]
    [InlineData("9999999999Ti")]
    public void Means_nothing_otherwise(string text) => Assert.Null(Quantity.Parse(text));
}

using System.Globalization;
using Fog.Cli.Output;

namespace Fog.Cli.Maps;

/// <summary>What nodes offer and how far they are, as people read it. Where there is nothing to say: null.</summary>
internal static class OfferText
{
    /// <summary>A round trip with three digits or so, in milliseconds: <c>0.31</c>, <c>4.2</c>, <c>240</c>.</summary>
    public static string? Milliseconds(double latency) => double.IsFinite(latency)
        ? latency.ToString(latency switch { < 10 => "0.##", < 100 => "0.#", _ => "0" }, CultureInfo.InvariantCulture)
        : null;

    /// <summary>The round trip to a node; with a tilde when it wasn't measured but added up from the links on the way.</summary>
    public static string? RoundTrip(MappedNode node) =>
        Milliseconds(node.Latency) is { } text ? (node.Measured ? text : "~" + text) : null;

    /// <summary>Bytes per second as millions of bits per second, with three digits or so: <c>0.8</c>, <c>94.1</c>.</summary>
    public static string? Megabits(double? throughput) => throughput is { } rate ? Milliseconds(rate * 8 / 1e6) : null;

    /// <summary>Free of all cores: <c>1.5/2</c>.</summary>
    public static string? Cpu(NodeDescription? node) => node is null
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{node.Free.Cpu:0.##}/{node.Total.Cpu:0.##}");

    /// <summary>Free of all bytes of memory: <c>1.5/2 GiB</c>.</summary>
    public static string? Memory(NodeDescription? node) => node is null ? null : Share(node.Free.Memory, node.Total.Memory);

    /// <summary>Free of all bytes of disk.</summary>
    public static string? Disk(NodeDescription? node) => node is null ? null : Share(node.Free.Disk, node.Total.Disk);

    /// <summary>Of a core and of a GiB, for an hour: <c>0.02+0.005/GiB</c>; <c>free</c> when the owner asks nothing.</summary>
    public static string? Price(NodeDescription? node) => node?.Price switch
    {
        null => null,
        { CpuHour: 0, GiBHour: 0 } => "free",
        { } price => string.Create(CultureInfo.InvariantCulture, $"{price.CpuHour:0.###}+{price.GiBHour:0.###}/GiB"),
    };

    /// <summary>The architecture, with the operating system only where it isn't the usual one: <c>amd64</c>.</summary>
    public static string? Platform(NodeDescription? node) =>
        node?.Platform.StartsWith("linux/", StringComparison.Ordinal) == true ? node.Platform["linux/".Length..] : node?.Platform;

    /// <summary>A probability, 0 to 1, as <c>93%</c>. Only what is certain is shown as 0% or 100%.</summary>
    public static string? Percent(double? share) => share is not { } it
        ? null
        : it switch
        {
            > 0 and < 0.01 => "<1%",
            > 0.99 and < 1 => ">99%",
            _ => string.Create(CultureInfo.InvariantCulture, $"{it * 100:0}%"),
        };

    private static string Share(long free, long total)
    {
        var (left, right) = (Tables.Bytes(free), Tables.Bytes(total));
        var unit = right[right.IndexOf(' ', StringComparison.Ordinal)..];
        return left.EndsWith(unit, StringComparison.Ordinal) ? $"{left[..^unit.Length]}/{right}" : $"{left}/{right}";
    }
}

using System.Globalization;
using System.Text.RegularExpressions;
using Fog.Lab;

namespace Fog.Bench.Links;

/// <summary>Measures the link from one host to another with what a user has: ping and TCP.</summary>
internal sealed partial class LinkMeasure(LabHost from, LabHost to)
{
    private const string Port = "5300";

    /// <summary>Smallest, mean and largest round trip in milliseconds.</summary>
    public async Task<(double Min, double Mean, double Max)> RoundTrip(int count, CancellationToken cancel)
    {
        var text = await Ping(count, "0.1", cancel);
        var times = RoundTrips().Match(text);
        return (Number(times, 1), Number(times, 2), Number(times, 3));
    }

    /// <summary>Share of the packets that one direction lost, from those that made the way there and back.</summary>
    public async Task<double> Loss(int count, CancellationToken cancel)
    {
        var text = await Ping(count, "0.002", cancel);
        return 1 - Math.Sqrt(Number(Received().Match(text), 1) / count);
    }

    /// <summary>Bits of TCP payload in a second.</summary>
    public async Task<double> Throughput(double seconds, CancellationToken cancel)
    {
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("This process has no program.");
        var sink = to.Exec([program, "inner-sink", Port], cancel);
        while ((await to.Exec(["ss", "-Hltn", "sport", "=", $":{Port}"], cancel)).Output.Length == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancel);
        }

        var pump = await from.Exec([program, "inner-pump", to.State.Address, Port, seconds.ToString(CultureInfo.InvariantCulture)], cancel);
        var result = await sink;
        return pump.ExitCode == 0 && double.TryParse(result.Output, CultureInfo.InvariantCulture, out var bits)
            ? bits
            : throw new InvalidOperationException($"The pump failed: {pump.Error}{result.Error}");
    }

    private async Task<string> Ping(int count, string interval, CancellationToken cancel)
    {
        var packets = count.ToString(CultureInfo.InvariantCulture);
        var result = await from.Exec(["ping", "-q", "-c", packets, "-i", interval, "-W", "1", to.State.Address], cancel);
        return result.Output;
    }

    private static double Number(Match match, int group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"= ([\d.]+)/([\d.]+)/([\d.]+)/")]
    private static partial Regex RoundTrips();

    [GeneratedRegex(@"(\d+) received")]
    private static partial Regex Received();
}

using System.Globalization;
using System.Text.RegularExpressions;
using Fog.Lab;

namespace Fog.Tests.Lab;

/// <summary>What ping says of the way from a host to another.</summary>
internal sealed partial record Ping(int Received, double MeanMilliseconds)
{
    public static async Task<Ping> Run(LabHost from, LabHost to, int count, string interval = "0.05")
    {
        var result = await from.Exec(
            ["ping", "-q", "-c", count.ToString(CultureInfo.InvariantCulture), "-i", interval, "-W", "1", to.State.Name], TwoHosts.Cancel);
        var times = Times().Match(result.Output);
        return new Ping(
            int.Parse(Answers().Match(result.Output).Groups[1].Value, CultureInfo.InvariantCulture),
            times.Success ? double.Parse(times.Groups[1].Value, CultureInfo.InvariantCulture) : double.PositiveInfinity);
    }

    [GeneratedRegex(@"= [\d.]+/([\d.]+)/")]
    private static partial Regex Times();

    [GeneratedRegex(@"(\d+) received")]
    private static partial Regex Answers();
}

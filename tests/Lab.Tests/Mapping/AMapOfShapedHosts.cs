using System.Globalization;
using System.Text.Json.Nodes;
using Fog.Lab;
using Fog.Tests.Services;
using Xunit;

namespace Fog.Tests.Mapping;

/// <summary>Eight hosts whose links to the first one have delays of 2, 4, … 14 ms one way; all other links are plain.</summary>
[Collection(FogLabs.Name)]
public sealed class AMapOfShapedHosts : IAsyncLifetime
{
    private const string Name = "testmap";
    private const int Hosts = 8;

    /// <summary>What the agents' threads and the switch may add on a machine whose cores are all taken, in ms; a quiet one adds under 1.</summary>
    private const double Added = 20;

    /// <summary>No measurement may come in below what is configured, timers' grain aside.</summary>
    private const double Grain = 0.5;

    private readonly FogCommand _fog = new(Name);
    private FogLab? _lab;

    public async ValueTask InitializeAsync()
    {
        var links = Enumerable.Range(2, Hosts - 1).SelectMany(i => LinkSpec.Between("h1", Host(i), LinkShape.Delayed(TimeSpan.FromMilliseconds(OneWay(i)))));
        var hosts = Enumerable.Range(1, Hosts).Select(i => new HostSpec(Host(i), Cpus: 1, Memory: 1L << 30));
        _lab = await FogLab.Up(new LabSpec(Name, [.. hosts], [.. links]) { NodeProgram = Checkout.Node }, cancel: ThreeNodes.Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        if (_lab is not null)
        {
            await _lab.Down(CancellationToken.None);
        }
    }

    [Fact]
    public async Task Has_the_configured_delays_goes_on_without_a_lost_host_and_finds_it_again()
    {
        // The first samples are taken while eight nodes start on two cores; the smoothed latency forgets them by an eighth each.
        await ThreeNodes.Until($"the map's round trips are those configured, or at most {Added} ms above", 120, async () =>
            await Measured() is { Count: Hosts - 1 } all && all.All(node => node.Value - Configured(node.Key) is >= -Grain and <= Added));

        await _lab!.Host("h8").Crash(ThreeNodes.Cancel);
        var map = await Map();
        Assert.True(Milliseconds(map) < 2000, map.ToJsonString());
        Assert.Equal(Hosts - 1, map["nodes"]!.AsArray().Count(node => (string)node!["name"]! != "h8"));
        await ThreeNodes.Until("the lost host is in no map", 60, async () => !Names(await Map()).Contains("h8"));

        await _lab.Host("h8").Start(cancel: ThreeNodes.Cancel);
        await ThreeNodes.Until("the host is a neighbour again", 90, async () => (await _fog.Succeed("nodes", "h1")).Contains("h8", StringComparison.Ordinal));
        await ThreeNodes.Until("the host is in the map again", 60, async () => Names(await Map()).Contains("h8"));
    }

    private static string Host(int number) => string.Create(CultureInfo.InvariantCulture, $"h{number}");

    private static double Configured(string host) => 2 * OneWay(int.Parse(host[1..], CultureInfo.InvariantCulture));

    private static double OneWay(int number) => 2 * (number - 1);

    private static IEnumerable<string> Names(JsonNode map) => map["nodes"]!.AsArray().Select(node => (string)node!["name"]!);

    private static double Milliseconds(JsonNode map) => TimeSpan.Parse((string)map["duration"]!, CultureInfo.InvariantCulture).TotalMilliseconds;

    private async Task<JsonNode> Map() => JsonNode.Parse(await _fog.Succeed("map", "--from", "h1", "--budget", "200ms", "--output", "json"))!;

    private async Task<IReadOnlyDictionary<string, double>> Measured() => (await Map())["nodes"]!.AsArray()
        .Where(node => (bool)node!["measured"]! && (string)node["name"]! != "h1")
        .ToDictionary(node => (string)node!["name"]!, node => (double)node!["latency"]!);
}

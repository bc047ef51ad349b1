using System.Globalization;
using Fog.Lab;
using Fog.Tests.Services;
using Xunit;

namespace Fog.Tests.Mapping;

/// <summary>
/// Eight hosts. From the first to the second, … seventh it is 4, 8, … 24 ms and back; from everybody to the eighth 400 ms; from the second
/// to the seventh 40 ms; the other links are plain.
/// </summary>
public sealed class EightHosts : IAsyncLifetime
{
    private const string Name = "testmap";

    /// <summary>What the agents' threads and the switch may add on a machine whose cores are all taken, in ms; a quiet one adds under 1.</summary>
    public const double Added = 20;

    /// <summary>No measurement may come in below what is configured, timers' grain aside.</summary>
    public const double Grain = 0.5;

    private const int Hosts = 8;
    private FogLab? _lab;

    internal FogLab Lab => _lab ?? throw new InvalidOperationException("The lab isn't up yet.");

    internal FogCommand Fog { get; } = new(Name);

    public async ValueTask InitializeAsync()
    {
        var pairs = from a in Enumerable.Range(1, Hosts) from b in Enumerable.Range(a + 1, Hosts - a) select (A: Host(a), B: Host(b));
        var links = pairs.Where(pair => Configured(pair.A, pair.B) > 0)
            .SelectMany(pair => LinkSpec.Between(pair.A, pair.B, LinkShape.Delayed(TimeSpan.FromMilliseconds(Configured(pair.A, pair.B) / 2))));
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

    /// <summary>Round trip in milliseconds of the link between two hosts; 0 when it is plain.</summary>
    internal static double Configured(string a, string b)
    {
        var (low, high) = (Math.Min(Number(a), Number(b)), Math.Max(Number(a), Number(b)));
        return (low, high) switch
        {
            (_, Hosts) => 400,
            (1, _) => 4 * (high - 1),
            (2, 7) => 40,
            _ => 0,
        };
    }

    /// <summary>The map of the first host, for 500 ms.</summary>
    internal async Task<NetworkMap> Map() =>
        MapJson.Read<NetworkMap>(await Fog.Succeed("map", "--from", "h1", "--budget", "500ms", "--output", "json"));

    /// <summary>The links of a host as it measured them.</summary>
    internal async Task<NetworkView> Network(string host) => MapJson.Read<NetworkView>(await Fog.Succeed("nodes", host, "--output", "json"));

    /// <summary>Waits until the first host has measured all others, and none as farther than it is.</summary>
    internal Task Settled() => ThreeNodes.Until($"the map's round trips are those configured, or at most {Added} ms above", 120, async () =>
    {
        var nodes = (await Map()).Nodes.Where(node => node.Name.Value != "h1").ToList();
        return nodes.Count == Hosts - 1 && nodes.TrueForAll(node =>
            node.Measured && node.Offer is not null && node.Latency - Configured("h1", node.Name.Value) is >= -Grain and <= Added);
    });

    private static string Host(int number) => string.Create(CultureInfo.InvariantCulture, $"h{number}");

    private static int Number(string host) => int.Parse(host[1..], CultureInfo.InvariantCulture);
}

namespace Fog.Planning;

/// <summary>A measured link between two hosts, the same in both directions.</summary>
/// <param name="A">One end, by index.</param>
/// <param name="B">The other end.</param>
/// <param name="Latency">Round trip in milliseconds.</param>
/// <param name="Bandwidth">Bits per second; infinite when nobody measured it.</param>
/// <param name="Survival">Probability that it works, above 0 and up to 1.</param>
public readonly record struct PathLink(int A, int B, double Latency, double Bandwidth = double.PositiveInfinity, double Survival = 1);

/// <summary>
/// For each pair of hosts the way of least latency, and what that way bears: its bottleneck's bandwidth and its survival. A host reaches
/// itself at once. Hosts without a way have an infinite latency: no call may go between them.
/// </summary>
public sealed class PathTable
{
    /// <summary>Milliseconds for each byte, times bits per second.</summary>
    internal const double BitMilliseconds = 8_000;

    private readonly int[][] _neighbours;

    private PathTable(int hosts, int[][] neighbours)
    {
        (Hosts, _neighbours) = (hosts, neighbours);
        (Delays, Slowness, Risks) = (new float[hosts * hosts], new float[hosts * hosts], new float[hosts * hosts]);
    }

    /// <summary>Number of hosts.</summary>
    public int Hosts { get; }

    /// <summary>Round trips in milliseconds, a row for each host.</summary>
    internal float[] Delays { get; }

    /// <summary>Milliseconds for each byte, a row for each host.</summary>
    internal float[] Slowness { get; }

    /// <summary>-ln of the survival, a row for each host.</summary>
    internal float[] Risks { get; }

    /// <summary>Dijkstra from each host over the links; of ways that are equally long the one of more bandwidth counts.</summary>
    public static PathTable Of(int hosts, IReadOnlyCollection<PathLink> links)
    {
        ArgumentNullException.ThrowIfNull(links);
        var neighbours = links.SelectMany(link => new[] { (Host: link.A, Other: link.B), (Host: link.B, Other: link.A) }).ToLookup(end => end.Host, end => end.Other);
        var table = new PathTable(hosts, [.. Enumerable.Range(0, hosts).Select(host => neighbours[host].Distinct().Order().ToArray())]);
        var ways = new ShortestWays(hosts, links);
        for (var from = 0; from < hosts; from++)
        {
            ways.From(from, table.Row(table.Delays, from), table.Row(table.Slowness, from), table.Row(table.Risks, from));
        }

        return table;
    }

    /// <summary>The hosts to which a host has a link, ascending.</summary>
    public IReadOnlyList<int> Neighbours(int host) => _neighbours[host];

    /// <summary>Round trip in milliseconds; 0 on one host, infinite without a way.</summary>
    public double Latency(int a, int b) => Delays[(a * Hosts) + b];

    /// <summary>Bits per second of the bottleneck; infinite on one host and where nobody measured it.</summary>
    public double Bandwidth(int a, int b) => Slowness[(a * Hosts) + b] is var slowness and > 0 ? BitMilliseconds / slowness : double.PositiveInfinity;

    /// <summary>-ln of the probability that all links of the way work.</summary>
    public double Risk(int a, int b) => Risks[(a * Hosts) + b];

    /// <summary>Milliseconds of one call: the round trip and the payload at the bottleneck's bandwidth.</summary>
    public double Time(PlanCall call, int a, int b)
    {
        ArgumentNullException.ThrowIfNull(call);
        return Delays[(a * Hosts) + b] + (call.Payload * Slowness[(a * Hosts) + b]);
    }

    /// <summary>The ways between some of the hosts, also where they lead over others.</summary>
    internal PathTable Among(int[] hosts)
    {
        var index = hosts.Select((host, at) => (host, at)).ToDictionary(host => host.host, host => host.at);
        var table = new PathTable(hosts.Length, [.. hosts.Select(host => _neighbours[host].Where(index.ContainsKey).Select(other => index[other]).ToArray())]);
        for (var a = 0; a < hosts.Length; a++)
        {
            for (var b = 0; b < hosts.Length; b++)
            {
                var (to, from) = ((a * hosts.Length) + b, (hosts[a] * Hosts) + hosts[b]);
                (table.Delays[to], table.Slowness[to], table.Risks[to]) = (Delays[from], Slowness[from], Risks[from]);
            }
        }

        return table;
    }

    private Span<float> Row(float[] table, int host) => table.AsSpan(host * Hosts, Hosts);

    /// <summary>Bits per second as milliseconds for each byte.</summary>
    internal static float SlownessOf(double bandwidth) => (float)(BitMilliseconds / bandwidth);
}

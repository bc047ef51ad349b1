using System.Text.Json;
using Fog.Bench.Planning.Instances;

namespace Fog.Bench.Planning.Real;

/// <summary>Reads node-link JSON of TopoHub: backbones of carriers with lengths of links, several hosts behind each of their nodes.</summary>
internal static class TopologyFile
{
    /// <summary>Five microseconds of one-way latency per kilometre of fibre.</summary>
    private const double MillisecondsPerKilometre = 0.01;

    /// <summary>Round trip from a host to its site.</summary>
    private const double Access = 0.5;

    /// <summary>Small networks get more hosts at each site, until there are about so many.</summary>
    private const int Fewest = 40;

    /// <exception cref="InvalidDataException">It isn't a node-link graph.</exception>
    public static Network Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var root = document.RootElement;
        var sites = root.GetProperty("nodes").EnumerateArray().Select((node, i) => (Id: node.GetProperty("id").GetRawText(), Index: i))
            .ToDictionary(site => site.Id, site => site.Index);
        var each = Math.Max(1, (Fewest + sites.Count - 1) / sites.Count);
        var links = new List<NetworkLink>();
        var edges = root.TryGetProperty("edges", out var named) ? named : root.GetProperty("links");
        foreach (var edge in edges.EnumerateArray())
        {
            var (a, b) = (sites[edge.GetProperty("source").GetRawText()], sites[edge.GetProperty("target").GetRawText()]);
            Add(links, a * each, b * each, (edge.GetProperty("dist").GetDouble() * MillisecondsPerKilometre) + (2 * Access));
        }

        for (var host = 0; host < sites.Count * each; host++)
        {
            Add(links, host / each * each, host, 2 * Access);
        }

        return links.Count > 0 ? new Network(sites.Count * each, [.. links]) : throw new InvalidDataException($"{path} has no links.");
    }

    private static void Add(List<NetworkLink> links, int a, int b, double roundTrip)
    {
        if (a != b)
        {
            links.Add(new NetworkLink(Math.Min(a, b), Math.Max(a, b), roundTrip));
        }
    }
}

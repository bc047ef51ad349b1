using Fog.Lab;
using Fog.Lab.Files;
using Xunit;

namespace Fog.Tests.Lab.Files;

public sealed class AMap : IDisposable
{
    private const string Network = """
        { "nodes": [ { "id": 0 }, { "id": 1 }, { "id": 2 }, { "id": 3 } ],
          "edges": [ { "source": 0, "target": 1, "dist": 1000.0 }, { "source": 1, "target": 2, "dist": 2000 }, { "source": 0, "target": 2, "dist": 9000 } ] }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("fog-map-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Halves_measured_round_trips_and_keeps_directions_apart()
    {
        var links = Read("0 10 0\n30 0 8\n0 4 0\n", "matrix: { file: map, unit: ms }").Links;

        Assert.Equal(
            [("h1", "h2", 5), ("h2", "h1", 15), ("h2", "h3", 4), ("h3", "h2", 2)],
            links.Select(l => (l.From, l.To, l.Shape.Delay.TotalMilliseconds)));
    }

    [Fact]
    public void Takes_the_first_hosts_and_knows_seconds()
    {
        var spec = Read("0\t0.5\t0.1\n0.5\t0\t0.2\n0.1\t0.2\t0\n", "matrix: { file: map, unit: s, hosts: 2 }");

        Assert.Equal(2, spec.Hosts.Length);
        Assert.All(spec.Links, l => Assert.Equal(250, l.Shape.Delay.TotalMilliseconds));
    }

    [Fact]
    public void Goes_the_shortest_way_through_a_topology()
    {
        var links = Read(Network, "topology: { file: map }").Links;

        Assert.Equal(5, Delay(links, "h1", "h2"));
        Assert.Equal(15, Delay(links, "h1", "h3"));
        Assert.DoesNotContain(links, l => l.To == "h4");
    }

    [Fact]
    public void Yields_to_what_is_said_of_a_pair_by_name()
    {
        var links = Read(Network, "topology: { file: map }\nlinks: [ { between: [h1, h3], rate: 1mbit } ]").Links;

        Assert.Equal(0, Delay(links, "h1", "h3"));
        Assert.Equal(5, Delay(links, "h1", "h2"));
    }

    [Theory]
    [InlineData("1 2\n3\n", "matrix: { file: map }", "line 2 has 1 numbers where 2 rows want a square")]
    [InlineData("0 x\n1 0\n", "matrix: { file: map }", "line 1: \"x\" is no time")]
    [InlineData("0 1\n1 0\n", "matrix: { file: map, hosts: 3 }", "the file has 2 places only, 3 are wanted")]
    [InlineData("0 1\n1 0\n", "matrix: { file: map, hosts: 2 }\nhosts: 3\n", "says 2, but the lab lists 3 hosts")]
    [InlineData("{}", "topology: { file: map }", "expected node-link JSON")]
    public void Says_why_it_cannot_be_used(string map, string lab, string reason) =>
        Assert.Contains(reason, Assert.Throws<LabException>(() => Read(map, lab)).Message, StringComparison.Ordinal);

    private LabSpec Read(string map, string lab)
    {
        File.WriteAllText(Path.Combine(_folder, "map"), map);
        return LabFile.Parse(lab, Path.Combine(_folder, "lab.yaml"));
    }

    private static double Delay(IEnumerable<LinkSpec> links, string from, string to) =>
        links.Single(l => l.From == from && l.To == to).Shape.Delay.TotalMilliseconds;
}

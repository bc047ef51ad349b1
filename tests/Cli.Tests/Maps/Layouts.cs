using Fog.Cli.Maps.Picture;
using Xunit;

namespace Fog.Tests.Cli.Maps;

public class Layouts
{
    [Theory]
    [InlineData(0.31, 0.1, 4)]
    [InlineData(0.3, 0.1, 3)]
    [InlineData(0.6, 0.2, 3)]
    [InlineData(1, 0.2, 5)]
    [InlineData(5.1, 2, 3)]
    [InlineData(38, 10, 4)]
    [InlineData(240, 50, 5)]
    [InlineData(0, 1, 1)]
    [InlineData(double.NaN, 1, 1)]
    public void Have_five_round_rings_at_most(double longest, double step, int count)
    {
        var scale = RingScale.For(longest);

        Assert.Equal(step, scale.Step, 1e-9);
        Assert.Equal(count, scale.Count);
    }

    [Fact]
    public void Put_the_asking_node_in_the_middle_and_the_others_as_far_as_their_round_trip_is_long()
    {
        var layout = MapLayout.Of(Networks.Plane(25, 7));

        Assert.Equal((Networks.Asking, 0, 0), (layout.Spots[0].Node.Name, layout.Spots[0].X, layout.Spots[0].Y));
        var perMillisecond = (layout.Outer - layout.Core) / layout.Scale.Most;
        Assert.All(layout.Spots.Skip(1), spot =>
            Assert.Equal(layout.Core + (spot.Node.Latency * perMillisecond), Math.Sqrt((spot.X * spot.X) + (spot.Y * spot.Y)), 1e-6));
    }

    [Fact]
    public void Put_nodes_together_that_are_near_to_each_other()
    {
        var nodes = Enumerable.Range(1, 9).Select(i => Networks.Node($"h{i}", i == 1 ? 0 : 20));
        var links = Enumerable.Range(2, 8).Select(i => Networks.Link("h1", $"h{i}", 20))
            .Append(Networks.Link("h2", "h9", 1)).Append(Networks.Link("h3", "h8", 1)).Append(Networks.Link("h4", "h7", 1));

        var spots = MapLayout.Of(Networks.Of([.. nodes], [.. links])).Spots.ToDictionary(spot => spot.Node.Name.ToString());

        Assert.True(Apart("h2", "h9") < Apart("h2", "h3"));
        Assert.True(Apart("h3", "h8") < Apart("h3", "h4"));
        Assert.True(Apart("h4", "h7") < Apart("h4", "h2"));
        double Apart(string a, string b) => Math.Sqrt(Math.Pow(spots[a].X - spots[b].X, 2) + Math.Pow(spots[a].Y - spots[b].Y, 2));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(30)]
    public void Keep_nodes_and_their_labels_apart(int count)
    {
        for (var seed = 0; seed < 5; seed++)
        {
            AssertApart(MapLayout.Of(Networks.Plane(count, seed)));
        }
    }

    [Fact]
    public void Keep_thirty_nodes_apart_that_are_all_equally_near() => AssertApart(MapLayout.Of(Networks.Of(
        [.. Enumerable.Range(1, 30).Select(i => Networks.Node($"h{i}", i switch { 1 => 0, 30 => 40, _ => 0.2 }))],
        [.. Enumerable.Range(2, 28).Select(i => Networks.Link("h1", $"h{i}", 0.2))])));

    [Fact]
    public void Make_hosts_with_more_free_cores_larger()
    {
        var spots = MapLayout.Of(Networks.Of([Networks.Node("h1", 0), Networks.Node("h2", 2, cpu: 0), Networks.Node("h3", 2, cpu: 1), Networks.Node("h4", 2, cpu: 4)], [])).Spots;

        Assert.True(spots[1].Radius < spots[2].Radius && spots[2].Radius < spots[3].Radius);
    }

    [Fact]
    public void Lead_links_of_others_around_the_middle()
    {
        var (west, east) = (new Spot(Networks.Node("h2", 3), -200, 10, 8), new Spot(Networks.Node("h3", 3), 200, 10, 8));

        var middle = new Spot(Networks.Node("h1", 0), 0, 0, 8);
        Assert.InRange(Course.Of(west, east, [middle, west, east]).At(0.5).Y, 50, 54);
        Assert.Null(Course.Of(west, middle, [middle, west, east]).Bend);
        Assert.Null(Course.Of(west, east with { X = -100 }, [middle, west]).Bend);
    }

    [Theory]
    [InlineData(3, 17, 19)]
    [InlineData(-3, -19, -17)]
    [InlineData(30, 0, 0)]
    public void Lead_links_around_a_node_in_their_way(double beside, double from, double to)
    {
        var (middle, far) = (new Spot(Networks.Node("h1", 0), 0, 0, 8), new Spot(Networks.Node("h3", 3), 200, 0, 8));
        var way = new Spot(Networks.Node("h2", 3), 100, -beside, 8);

        Assert.InRange(Course.Of(middle, far, [middle, far, way]).At(0.5).Y - (from == 0 ? 0 : way.Y), from, to);
    }

    private static void AssertApart(MapLayout layout)
    {
        for (var a = 0; a < layout.Spots.Length; a++)
        {
            for (var b = 0; b < a; b++)
            {
                Assert.True(layout.Spots[a].Box.Overlap(layout.Spots[b].Box) == 0, $"{layout.Spots[a]} lies on {layout.Spots[b]}");
            }
        }
    }
}

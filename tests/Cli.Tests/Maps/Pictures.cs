using System.Collections.Immutable;
using System.Xml.Linq;
using Fog.Cli.Maps.Picture;
using Xunit;

namespace Fog.Tests.Cli.Maps;

public class Pictures
{
    [Fact]
    public void Are_the_same_for_the_same_map() => Assert.Equal(MapPicture.Of(Networks.Plane(20, 5)), MapPicture.Of(Networks.Plane(20, 5)));

    [Fact]
    public void Differ_for_another_map() => Assert.NotEqual(MapPicture.Of(Networks.Plane(20, 5)), MapPicture.Of(Networks.Plane(20, 6)));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(40)]
    public void Show_each_node_with_its_round_trip(int count)
    {
        var map = Networks.Plane(count, 1);
        var picture = Parse(map);

        Assert.Equal(map.Nodes.Select(node => node.Name.ToString()).Order(), Texts(picture, "name").Order());
        Assert.Equal(count - 1, Texts(picture, "latency").Count());
        Assert.Equal(map.Links.Count(link => link.Kind == LinkKind.Random), Lines(picture, "link random").Count() - 1);
        Assert.Equal(map.Links.Count(link => link.Kind == LinkKind.Near), Lines(picture, "link").Count() - 1);
    }

    [Fact]
    public void Show_nodes_without_links()
    {
        var picture = Parse(Networks.Of([Networks.Node("h1", 0), Networks.Node("h2", 3), Networks.Node("h3", 4.25, measured: false)], []));

        Assert.Equal(["h1", "h2", "h3"], Texts(picture, "name"));
        Assert.Equal(["3 ms", "~4.25 ms"], Texts(picture, "latency"));
    }

    [Fact]
    public void Label_rings_at_round_numbers() =>
        Assert.Equal(
            ["1 ms", "2 ms", "3 ms", "4 ms", "5 ms"], Texts(Parse(Networks.Of([Networks.Node("h1", 0), Networks.Node("h2", 4.3)], [])), "ring-label"));

    [Fact]
    public void Write_latencies_on_links_that_the_nodes_do_not_tell()
    {
        ImmutableArray<MappedNode> nodes = [Networks.Node("h1", 0), Networks.Node("h2", 20), Networks.Node("h3", 20)];
        var links = ImmutableArray.Create(Networks.Link("h1", "h2", 20), Networks.Link("h1", "h3", 31), Networks.Link("h2", "h3", 36.5));

        Assert.Equal(["31", "36.5"], Texts(Parse(Networks.Of(nodes, links)), "link-label").Order());
    }

    [Fact]
    public void Name_the_silent_nodes() =>
        Assert.Contains("h9", Texts(Parse(Networks.Of([Networks.Node("h1", 0)], [], "h9")), "silent"));

    [Fact]
    public void Take_text_as_it_is()
    {
        var picture = MapPicture.Of(Networks.Of([Networks.Node("h1", 0), Networks.Node("<b>&\"\u0001", 3)], [], "<script>"));

        Assert.DoesNotContain("<script>", picture, StringComparison.Ordinal);
        Assert.Contains("<b>&\"\uFFFD", Texts(XElement.Parse(picture), "name"));
    }

    [Fact]
    public void Grey_out_nodes_that_offer_less_than_asked_for()
    {
        var picture = Parse(Networks.Of([Networks.Node("h1", 0), Networks.Node("h2", 3) with { Offer = null }], []));

        Assert.Single(Spot(picture, "h2").Descendants(), element => (string?)element.Attribute("class") == "unfit");
    }

    [Fact]
    public void Bear_numbers_that_are_none()
    {
        ImmutableArray<MappedNode> nodes = [Networks.Node("h1", 0), Networks.Node("h2", double.PositiveInfinity), Networks.Node("h3", 2)];

        Assert.Equal(["h1", "h3"], Texts(Parse(Networks.Of(nodes, [Networks.Link("h1", "h3", double.NaN), Networks.Link("h1", "h2", -1)])), "name"));
    }

    private static XElement Parse(NetworkMap map) => XElement.Parse(MapPicture.Of(map));

    private static IEnumerable<string> Texts(XElement picture, string look) => Of(picture, "text", look).Select(text => text.Value);

    /// <summary>The legend has one of each.</summary>
    private static IEnumerable<XElement> Lines(XElement picture, string look) => Of(picture, "line", look).Concat(Of(picture, "path", look));

    private static XElement Spot(XElement picture, string name) =>
        Of(picture, "g", "spot").Single(spot => Texts(spot, "name").Single() == name);

    private static IEnumerable<XElement> Of(XElement picture, string element, string look) =>
        picture.Descendants().Where(it => it.Name.LocalName == element && it.Attribute("class")?.Value == look);
}

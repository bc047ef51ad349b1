using System.Xml.Linq;
using Fog.Cli.Maps;
using Fog.Cli.Maps.Picture;
using Spectre.Console.Testing;
using Xunit;

namespace Fog.Tests.Cli.Maps;

public class DrawnMaps
{
    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    [InlineData(40)]
    public void Are_well_formed_name_every_node_and_are_the_same_each_time(int count)
    {
        var map = Networks.Plane(count, seed: 1);

        var drawn = MapPicture.Of(map);

        Assert.Equal(drawn, MapPicture.Of(map));
        var text = XDocument.Parse(drawn).Root!.Value;
        Assert.All(map.Nodes, node => Assert.Contains(node.Name.Value, text, StringComparison.Ordinal));
    }

    [Fact]
    public void Of_a_lonely_node_are_drawn_too() => Assert.Contains("h1", XDocument.Parse(MapPicture.Of(Networks.Alone)).Root!.Value, StringComparison.Ordinal);

    [Fact]
    public void Take_strange_names_as_they_are()
    {
        var map = Networks.Of([Networks.Node("h1", 0), Networks.Node("<b>&\"x", 5)], [Networks.Link("h1", "<b>&\"x", 5)]);

        Assert.Contains("<b>&\"x", XDocument.Parse(MapPicture.Of(map)).Root!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void For_graphviz_have_a_line_for_each_link()
    {
        var map = Networks.Plane(8, seed: 1);

        Assert.Equal(map.Links.Length, MapDot.Of(map).Split(" -- ").Length - 1);
    }

    [Fact]
    public void As_tables_show_each_node_with_its_round_trip()
    {
        using var console = new TestConsole().Width(400);

        console.Write(MapTable.Of(Networks.Of([Networks.Node("h1", 0), Networks.Node("h2", 12.5)], [])));

        Assert.Contains("12.5", console.Output, StringComparison.Ordinal);
    }
}

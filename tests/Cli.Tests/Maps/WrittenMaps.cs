using System.Text.Json.Nodes;
using Fog.Cli.Maps;
using Fog.Cli.Output;
using Spectre.Console.Testing;
using Xunit;

namespace Fog.Tests.Cli.Maps;

public class WrittenMaps
{
    private static readonly NetworkMap Map = Networks.Of(
        [Networks.Node("h1", 0), Networks.Node("h2", 4.234) with { Throughput = 1_250_000 }, Networks.Node("h3", 12.4, measured: false, reliability: 0.999), Networks.Node("h4", 20) with { Offer = null }],
        [Networks.Link("h1", "h2", 4.234) with { Throughput = 1_250_000 }, Networks.Link("h2", "h3", 8.2, LinkKind.Random)],
        "h9");

    [Theory]
    [InlineData("h2    4.23    5.5    -    10      1/4       1.5/2 GiB    0.02+0.005/GiB  93%")]
    [InlineData("h3    ~12.4   16.1   h2   -       1/4       1.5/2 GiB    0.02+0.005/GiB  >99%")]
    [InlineData("h4    20      26     -    -       -         -            -               -")]
    public void Have_a_row_for_each_node(string row)
    {
        using var console = new TestConsole().Width(400);
        console.Write(MapTable.Of(Map));

        Assert.Contains(row, console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Say_free_where_the_owner_asks_nothing() =>
        Assert.Equal("free", OfferText.Price(Networks.Description("h1") with { Price = default }));

    [Fact]
    public void Say_what_is_missing_and_what_was_spent()
    {
        var notes = MapTable.Notes(Map, MapQuestion.Within(200)).ToList();

        Assert.Equal(
            [
                "~ is the sum of the links on the way; the rest was measured.",
                "h9 didn't answer: nodes behind it may be missing.",
                "Offers that fit what was asked for: 3 of 4 nodes.",
                "50 of 200 ms sufficed: three times the demand is free.",
                "4 nodes, 2 links; 142 messages, 33.2 KiB; 88 ms, 61 of them for the flood.",
            ],
            notes);
    }

    [Fact]
    public void Say_only_the_costs_when_nothing_is_missing() => Assert.Single(MapTable.Notes(Networks.Alone, MapQuestion.Within(50)));

    [Fact]
    public void Are_json_for_machines()
    {
        var json = JsonNode.Parse(Json.Of(Map))!;

        Assert.Equal("h1", (string?)json["from"]);
        Assert.Equal("h2", (string?)json["nodes"]![2]!["via"]);
        Assert.Equal("random", (string?)json["links"]![1]!["kind"]);
        Assert.Equal((1_250_000, null), ((double?)json["nodes"]![1]!["throughput"], (double?)json["links"]![1]!["throughput"]));
        Assert.Equal("h9", (string?)json["holes"]![0]);
    }

    [Fact]
    public void Are_graphs_for_Graphviz()
    {
        var lines = MapDot.Of(Map).Split('\n', StringSplitOptions.TrimEntries);

        Assert.Equal("graph fog {", lines[0]);
        Assert.Contains("\"h3\" [label=\"h3\\n~12.4 ms\", shape=ellipse];", lines);
        Assert.Contains("\"h9\" [label=\"h9\\nno answer\", style=dashed, color=red];", lines);
        Assert.Contains("\"h1\" -- \"h2\" [label=\"4.23 ms\\n10 Mbit/s\", len=3.1];", lines);
        Assert.Contains("\"h2\" -- \"h3\" [label=\"8.2 ms\", len=6, style=dashed];", lines);
        Assert.Equal("}", lines[^1]);
    }

    [Fact]
    public void Escape_names_for_Graphviz() =>
        Assert.Contains("\"a\\\"b\\\\\" [label=\"a\\\"b\\\\\\n3 ms\"", MapDot.Of(Networks.Of([Networks.Node("a\"b\\", 3)], [])), StringComparison.Ordinal);

    [Theory]
    [InlineData(0.3149, "0.31")]
    [InlineData(4.2, "4.2")]
    [InlineData(38.14, "38.1")]
    [InlineData(240.4, "240")]
    [InlineData(double.PositiveInfinity, null)]
    public void Give_round_trips_with_three_digits(double latency, string? text) => Assert.Equal(text, OfferText.Milliseconds(latency));

    [Theory]
    [InlineData(0, "0%")]
    [InlineData(0.001, "<1%")]
    [InlineData(0.934, "93%")]
    [InlineData(0.9999, ">99%")]
    [InlineData(1, "100%")]
    public void Give_probabilities_as_percent(double share, string text) => Assert.Equal(text, OfferText.Percent(share));
}

using Fog.Client.Partitioning;

namespace Fog.Tests.Partitioning;

public sealed class AGraphmlFile
{
    [Fact]
    public void Weighs_functions_by_cpu_and_calls_by_rate_times_bytes()
    {
        var graph = Read("""
            <key id="d0" for="node" attr.name="cpu" attr.type="double"><default>0.5</default></key>
            <key id="d1" for="node" attr.name="Memory" attr.type="string"/>
            <key id="d2" for="edge" attr.name="rate" attr.type="double"/>
            <key id="d3" for="edge" attr.name="bytes" attr.type="long"/>
            <key id="d4" for="node" attr.name="label" attr.type="string"/>
            <graph id="G" edgedefault="directed">
              <node id="1"><data key="d0">2</data><data key="d1">64Mi</data><data key="d4">main</data></node>
              <node id="2"><data key="d1">1048576</data></node>
              <edge source="1" target="2"><data key="d2">20</data><data key="d3">4k</data></edge>
            </graph>
            """);

        Assert.Equal([new Function("1", "main", 2, 2, 64L << 20), new Function("2", "2", 0.5, 0.5, 1L << 20)], graph.Functions);
        Assert.Equal([new FunctionCall(0, 1, 80_000, 20, 80_000)], graph.Calls);
        Assert.Equal("functions by cpu, calls by rate × bytes", graph.Weighing);
        Assert.Empty(graph.Notes);
    }

    [Fact]
    public void Weighs_all_the_same_where_it_says_nothing()
    {
        var graph = Read("""<graph edgedefault="directed"><node id="a"/><node id="b"/><edge source="a" target="b"/></graph>""");
        Assert.Equal(1, graph.Functions[0].Weight);
        Assert.Equal([new FunctionCall(0, 1, 1, 1)], graph.Calls);
        Assert.Equal("functions by number, calls by number", graph.Weighing);
    }

    [Fact]
    public void Weighs_by_the_attributes_that_are_asked_for()
    {
        var graph = Read(
            """
            <key id="i" for="node" attr.name="self-samples" attr.type="int"/><key id="w" for="node" attr.name="weight" attr.type="int"/>
            <key id="t" for="edge" attr.name="ticks" attr.type="int"/>
            <graph edgedefault="directed">
              <node id="a"><data key="i">7</data><data key="w">1</data></node><node id="b"><data key="i">3</data><data key="w">1</data></node>
              <edge source="a" target="b"><data key="t">5</data></edge>
            </graph>
            """,
            new CallGraphAttributes("self_samples", "ticks"));
        Assert.Equal([7, 3], graph.Functions.Select(function => function.Weight));
        Assert.Equal(5, graph.Calls[0].Weight);
    }

    [Fact]
    public void Puts_equal_calls_together_and_leaves_a_functions_own_out()
    {
        var graph = Read("""
            <key id="r" for="edge" attr.name="calls" attr.type="int"/>
            <graph edgedefault="undirected">
              <node id="a"/><node id="b"/>
              <edge source="a" target="b"><data key="r">3</data></edge>
              <edge source="a" target="b"><data key="r">4</data></edge>
              <edge source="b" target="a"/>
              <edge source="b" target="b"><data key="r">9</data></edge>
            </graph>
            """);
        Assert.Equal([new FunctionCall(0, 1, 7, 7), new FunctionCall(1, 0, 1, 1)], graph.Calls);
        Assert.Equal(
            [
                "1 of 4 calls have no calls: taken as 1.",
                "1 of 4 calls are of a function to itself: left out, they never leave their task.",
                "1 of 4 calls are between functions that another call joins the same way: put together.",
                "The graph is undirected: an edge's source is taken as the caller.",
            ],
            graph.Notes);
    }

    /// <summary>Editors draw in data; ports and the graph itself have data too, which isn't that of the node or edge before it.</summary>
    [Fact]
    public void May_hold_drawings_ports_and_data_of_its_own()
    {
        var graph = Read("""
            <key id="d" for="node" yfiles.type="nodegraphics"/><key id="w" for="all" attr.name="weight" attr.type="int"/>
            <!DOCTYPE-free/>
            <graph edgedefault="directed">
              <node id="a"><data key="d"><shape><label>A</label></shape></data><data key="w">2</data><port name="p"><data key="w">99</data></port></node>
              <node id="b"><data key="w">3</data></node>
              <data key="w">77</data>
            </graph>
            """.Replace("<!DOCTYPE-free/>", "<!-- a comment --><data key=\"w\">55</data>", StringComparison.Ordinal));
        Assert.Equal([2, 3], graph.Functions.Select(function => function.Weight));
    }

    private static CallGraph Read(string inner, CallGraphAttributes? attributes = null)
    {
        using var text = new StringReader($"<?xml version=\"1.0\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n{inner}\n</graphml>");
        return CallGraphReader.Parse(text, "calls.graphml", attributes ?? new CallGraphAttributes(), TestContext.Current.CancellationToken);
    }
}

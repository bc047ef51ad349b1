using System.Text;
using Fog.Client.Partitioning;

namespace Fog.Tests.Partitioning;

public sealed class ABadGraphmlFile
{
    [Theory]
    [InlineData("digraph { a -> b }", "calls.graphml:1:1: expected GraphML, found text that isn't XML")]
    [InlineData("", "expected GraphML, found text that isn't XML")]
    [InlineData("<html><body/></html>", "calls.graphml:1:2: expected GraphML, whose first element is <graphml>, found <html>")]
    [InlineData("<graphml>\n<graph edgedefault='directed'>\n<node id='a'>\n</graph></graphml>", "calls.graphml:4:3: expected GraphML, found text that isn't XML")]
    [InlineData("<graphml/>", "expected one <graph>, found none")]
    [InlineData("<graphml>\n<graph/></graphml>", "calls.graphml:2:2: <graph>: expected an attribute 'edgedefault', found none")]
    [InlineData("<graphml><graph edgedefault='directed'/></graphml>", "expected at least one <node>, found an empty graph")]
    [InlineData("<graphml><graph edgedefault='directed'><node id='a'>\n<graph edgedefault='directed'/></node></graph></graphml>", ":2:2: expected one flat <graph>")]
    [InlineData("<graphml><graph edgedefault='directed'><node id='a'/>\n<node id='a'/></graph></graphml>", ":2:2: expected each function once, found 'a' a second time after line 1")]
    [InlineData("<graphml><graph edgedefault='directed'><node/></graph></graphml>", "<node>: expected an attribute 'id'")]
    [InlineData("<graphml><graph edgedefault='directed'><node id='a'/>\n<edge source='a'/></graph></graphml>", ":2:2: <edge>: expected an attribute 'target'")]
    [InlineData("<graphml><graph edgedefault='directed'><node id='a'/>\n<edge source='a' target='x'/></graph></graphml>", ":2:2: call 'a' -> 'x': expected a call between functions of the graph, found no <node id=\"x\">")]
    [InlineData("<graphml><graph edgedefault='directed'><node id='a'>\n<data key='k'>1</data></node></graph></graphml>", ":2:2: expected one of the declared keys , found 'k'")]
    [InlineData("<graphml><graph edgedefault='directed'><node id='a'/>\n<hyperedge/></graph></graphml>", ":2:2: expected calls between two functions, found a <hyperedge>")]
    [InlineData("<graphml><key id='w' for='node' attr.name='weight'/><graph edgedefault='directed'>\n<node id='a'><data key='w'>heavy</data></node></graph></graphml>", ":2:2: function 'a': weight: expected a number from 0 to 1e15, such as 12.5 or 64Mi, found 'heavy'")]
    [InlineData("<graphml><key id='w' for='node' attr.name='weight'/><graph edgedefault='directed'>\n<node id='a'><data key='w'>-1</data></node></graph></graphml>", "found '-1'")]
    [InlineData("<graphml><key id='w' for='node' attr.name='weight'/><graph edgedefault='directed'>\n<node id='a'><data key='w'>NaN</data></node></graph></graphml>", "found 'NaN'")]
    [InlineData("<graphml><key id='w' for='node' attr.name='weight'/><graph edgedefault='directed'>\n<node id='a'><data key='w'>0</data></node></graph></graphml>", "expected functions that weigh something, found weight 0 for all")]
    public void Is_told_with_its_line_and_what_to_do(string text, string sentence) =>
        Assert.Contains(sentence, Error(text).Message, StringComparison.Ordinal);

    [Fact]
    public void Is_told_which_attributes_there_are()
    {
        const string text = "<graphml><key id='s' for='node' attr.name='samples'/><graph edgedefault='directed'><node id='a'/></graph></graphml>";
        Assert.Equal(
            "calls.graphml: expected an attribute 'sample' of functions, found only samples; did you mean 'samples'?",
            Error(text, new CallGraphAttributes("sample")).Message);
        Assert.Contains("found none at all", Error(text, new CallGraphAttributes(null, "ticks")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_more_functions_than_any_program_has_is_refused_while_it_is_read()
    {
        var text = new StringBuilder("<graphml><graph edgedefault='directed'>\n");
        for (var i = 0; i <= GraphmlReader.MostFunctions; i++)
        {
            text.Append("<node id='").Append(i).Append("'/>\n");
        }

        // Not even the end is needed.
        Assert.Contains(":50002:2: expected at most 50000 functions, found more", Error(text.ToString()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reaches_for_nothing_outside_of_itself()
    {
        const string text = "<!DOCTYPE graphml [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><graphml><graph edgedefault='directed'><node id='&x;'/></graph></graphml>";
        Assert.DoesNotContain("root:", Error(text).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void That_is_not_there_or_a_folder_is_told_so()
    {
        var folder = Path.GetTempPath();
        Assert.Contains("found no such file", Read(Path.Combine(folder, "no", "such.graphml")).Message, StringComparison.Ordinal);
        Assert.Contains("found a folder", Read(folder).Message, StringComparison.Ordinal);

        static CallGraphException Read(string path) =>
            Assert.Throws<CallGraphException>(() => CallGraphReader.Read(path, new CallGraphAttributes(), TestContext.Current.CancellationToken));
    }

    private static CallGraphException Error(string text, CallGraphAttributes? attributes = null)
    {
        using var reader = new StringReader(text);
        return Assert.Throws<CallGraphException>(
            () => CallGraphReader.Parse(reader, "calls.graphml", attributes ?? new CallGraphAttributes(), TestContext.Current.CancellationToken));
    }
}

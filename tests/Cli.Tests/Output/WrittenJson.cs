using System.Text.Json.Nodes;
using Fog.Cli.Output;
using Xunit;

namespace Fog.Tests.Cli.Output;

public class WrittenJson
{
    [Fact]
    public void Has_names_as_plain_strings_and_phases_as_words()
    {
        var task = new TaskStatus(
            new TaskId(new ServiceName("hello"), "web"), new NodeName("h1"), TaskPhase.Running, "running", "r", null, null, null, 7, null, null, true, default);

        var json = JsonNode.Parse(Json.Of(task))!;

        Assert.Equal("hello/web", (string?)json["task"]);
        Assert.Equal("h1", (string?)json["node"]);
        Assert.Equal("running", (string?)json["phase"]);
        Assert.Equal(7, (int)json["pid"]!);
        Assert.Null((string?)json["error"]);
    }

    [Fact]
    public void Has_a_line_for_each_element_of_a_stream() =>
        Assert.DoesNotContain('\n', Json.LineOf(new ServiceEvent(1, default, ServiceEventKind.Failed, null, "no place", ServicePhase.Failed)));
}

using Fog.Images;
using Fog.Tests.Examples;

namespace Fog.Tests.Cluster;

public sealed class TheImagesOfAService(FogCluster fog) : IClassFixture<FogCluster>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Are_looked_up_where_offers_say_that_they_are()
    {
        var content = new ImageContent("id", "linux/amd64", [new ImageLayer("chain", 5, null)]);
        fog.Agents["n2"].Images["hello:latest"] = content;
        var spec = Some.Service("known", ("a", Some.Task()), ("b", Some.Task()), ("c", Some.Task(image: "nobody:1")));
        var offers = new[] { "n1", "n2", "n3" }.Select(name => Some.Offer(name) with { Holds = Holdings.Of(name == "n2" ? ["hello:latest"] : ["other"]) }).ToArray();

        var found = await new ImageContents(fog.Grains).Of(spec, new NodeName("n1"), offers, Ct);

        Assert.Equal(["a", "b"], found.Keys);
        Assert.Equal(content.Id, found["a"].Id);
        Assert.Single(fog.Agents["n2"].Calls, call => call == "find hello:latest");
        Assert.DoesNotContain(fog.Agents["n1"].Calls, call => call.StartsWith("find", StringComparison.Ordinal));
    }
}

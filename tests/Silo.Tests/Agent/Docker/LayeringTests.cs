using Fog.Agent.Docker;

namespace Fog.Tests.Agent.Docker;

public sealed class The_layers_of_an_image
{
    [Fact]
    public void Are_listed_from_the_top_down() => Assert.Equal(
        ["/o/top/diff", "/o/2/diff", "/o/1/diff"],
        Layering.TopFirst("web", new Dictionary<string, string> { ["UpperDir"] = "/o/top/diff", ["LowerDir"] = "/o/2/diff:/o/1/diff", ["MergedDir"] = "/o/top/merged" }));

    [Fact]
    public void May_be_a_single_one() => Assert.Equal(["/o/top/diff"], Layering.TopFirst("web", new Dictionary<string, string> { ["UpperDir"] = "/o/top/diff" }));

    [Fact]
    public void Are_refused_when_the_engine_keeps_them_in_another_way()
    {
        const string Sentence = "The layers of image 'web' can't be mounted: the Docker Engine must use the storage driver overlay2.";
        Assert.Equal(Sentence, Assert.Throws<FogException>(() => Layering.TopFirst("web", null)).Message);
        Assert.Equal(Sentence, Assert.Throws<FogException>(() => Layering.TopFirst("web", new Dictionary<string, string>())).Message);
    }
}

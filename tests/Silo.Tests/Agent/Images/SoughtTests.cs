using Fog.Agent.Images;

namespace Fog.Tests.Agent.Images;

public sealed class An_image_that_others_have
{
    private static readonly ImageContent One = new("one", "linux/amd64", []);
    private static readonly ImageContent Two = new("two", "linux/amd64", []);
    private static readonly ImageContent Arm = new("arm", "linux/arm64", []);

    [Fact]
    public void Is_the_one_that_the_initiator_means()
    {
        var sought = Of(("h1", One), ("h2", Two), ("h3", Two));

        Assert.Equal(["h2", "h3"], Names(sought, preferred: "h3"));
        Assert.Equal(["h1"], Names(sought, preferred: "h4"));
    }

    [Fact]
    public void Must_be_for_the_hosts_platform()
    {
        Assert.Equal(["h2"], Names(Of(("h1", Arm), ("h2", One)), preferred: "h1"));
        var refusal = Assert.Throws<FogException>(() => Names(Of(("h1", Arm)), preferred: "h1"));
        Assert.Contains("linux/arm64 on h1, and this host is linux/amd64", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Or_that_nobody_has_is_told_with_who_was_asked()
    {
        var nobody = new Sought("x:1", [], [new("h1"), new("h2")], [(new("h3"), "it hangs")]);

        Assert.Empty(nobody.For("linux/amd64", new("h1")));
        Assert.Equal("h1, h2 were asked and don't have it; h3 couldn't be asked: it hangs", nobody.Asked);
        Assert.Equal("no other node is alive", new Sought("x:1", [], [], []).Asked);
    }

    private static Sought Of(params (string Node, ImageContent Content)[] holders) =>
        new("x:1", [.. holders.Select(holder => new ImageHolder(new(holder.Node), holder.Content))], [], []);

    private static IEnumerable<string> Names(Sought sought, string preferred) => sought.For("linux/amd64", new(preferred)).Select(holder => holder.Node.Value);
}

using Fog.Agent.Images;

namespace Fog.Tests.Agent.Images;

public sealed class A_search_for_an_image
{
    private static readonly ImageContent Image = new("id", "linux/amd64", []);

    [Fact]
    public async Task Finds_all_that_have_it_the_nearest_first()
    {
        var nodes = new HolderNodes("near", "without", "far", "gone");
        nodes.Images[("near", "x:1")] = nodes.Images[("far", "x:1")] = Image;
        nodes.Gone["gone"] = true;

        var sought = await Find(nodes);

        Assert.Equal(["near", "far"], sought.Holders.Select(holder => holder.Node.Value));
        Assert.Equal("without", Assert.Single(sought.Lacking).Value);
        Assert.Equal("gone", Assert.Single(sought.Silent).Node.Value);
    }

    [Fact]
    public async Task Is_not_held_up_by_a_host_that_hangs()
    {
        var nodes = new HolderNodes("hung", "has");
        nodes.Images[("has", "x:1")] = Image;
        nodes.Hung["hung"] = true;

        Assert.Equal("has", Assert.Single((await Find(nodes)).Holders).Node.Value);
    }

    private static Task<Sought> Find(HolderNodes nodes) => new ImageSearch(nodes).Find("x:1", TestContext.Current.CancellationToken);
}

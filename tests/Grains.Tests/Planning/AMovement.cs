using Fog.Planning;
using Fog.Tests.Examples;

namespace Fog.Tests.Planning;

public sealed class AMovement
{
    private static readonly ImageContent Image = new("id", "linux/amd64", [new("base", 1000, null), new("own", 100, Packed: 40)]);

    [Fact]
    public void Counts_the_layers_that_a_host_lacks_compressed_where_known()
    {
        Assert.Equal(1040, Movement.Bytes(Some.Task(), Image, Holding()));
        Assert.Equal(40, Movement.Bytes(Some.Task(), Image, Holding("base")));
        Assert.Equal(0, Movement.Bytes(Some.Task(image: "hello"), Image, Holding("hello:latest")));
        Assert.Equal(1040, Movement.Bytes(Some.Task(), Image, Some.Offer("n1")));
    }

    [Fact]
    public void Counts_the_context_of_an_image_that_nobody_has_built_and_the_seeds()
    {
        var seed = new Blob("seed", 7);
        var task = Some.Task() with { Image = new ImageSource(null, new Blob("context", 500)), Volumes = [new VolumeSpec("data", "/data", seed, ReadOnly: false)] };

        Assert.Equal(507, Movement.Bytes(task, null, Holding()));
        Assert.Equal(7, Movement.Bytes(task, null, Holding("context")));
        Assert.Equal(0, Movement.Bytes(task, null, Holding("context", "seed")));
        Assert.Equal(0, Movement.Bytes(task, null, Holding("fog/built:context", "seed")));
    }

    private static NodeDescription Holding(params string[] things) => Some.Offer("n1") with { Holds = Holdings.Of(things) };
}

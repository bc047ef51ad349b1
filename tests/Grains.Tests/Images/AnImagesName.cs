namespace Fog.Tests.Images;

public sealed class AnImagesName
{
    [Theory]
    [InlineData("hello", "hello:latest")]
    [InlineData("hello:1", "hello:1")]
    [InlineData("registry:5000/hello", "registry:5000/hello:latest")]
    [InlineData("registry:5000/hello:2", "registry:5000/hello:2")]
    [InlineData("hello@sha256:ab", "hello@sha256:ab")]
    public void Has_a_tag(string name, string full) => Assert.Equal(full, ImageNames.Of(new ImageSource(name, null)));

    [Fact]
    public void Comes_from_the_context_that_it_is_built_from() =>
        Assert.Equal("fog/built:abc", ImageNames.Of(new ImageSource(null, new Blob("abc", 1))));
}

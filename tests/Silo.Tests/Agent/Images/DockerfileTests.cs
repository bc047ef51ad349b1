using System.Formats.Tar;
using Fog.Agent.Images;
using Fog.Tests.Hosting;

namespace Fog.Tests.Agent.Images;

public sealed class A_Dockerfile
{
    [Theory]
    [InlineData("FROM debian:12\nRUN true", "debian:12")]
    [InlineData("# a comment\nfrom --platform=linux/amd64 debian", "debian")]
    [InlineData("FROM scratch\nCOPY a /a", "")]
    [InlineData("ARG TAG=12\nFROM debian:${TAG}", "debian:12")]
    [InlineData("ARG TAG\nFROM debian:${TAG:-11}", "debian:11")]
    [InlineData("FROM \\\n  debian:12", "debian:12")]
    [InlineData("FROM sdk AS build\nFROM runtime\nCOPY --from=build /a /a\nCOPY --from=0 /b /b\nCOPY --from=tools:1 /c /c", "sdk runtime tools:1")]
    [InlineData("FROM base AS one\nFROM one AS two", "base")]
    [InlineData("", "")]
    public void Tells_which_images_it_needs(string text, string images) =>
        Assert.Equal(images.Split(' ', StringSplitOptions.RemoveEmptyEntries), Dockerfile.Bases(text));

    [Fact]
    public async Task Is_found_in_its_context()
    {
        using var directory = new TestDirectory();
        var context = Path.Combine(directory.Path, "context.tar");
        await using (var tar = new TarWriter(File.Create(context)))
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "sub/Dockerfile") { DataStream = new MemoryStream("FROM other"u8.ToArray()) });
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "./Dockerfile") { DataStream = new MemoryStream("FROM this"u8.ToArray()) });
        }

        Assert.Equal("FROM this", await Dockerfile.Read(context, TestContext.Current.CancellationToken));
    }
}

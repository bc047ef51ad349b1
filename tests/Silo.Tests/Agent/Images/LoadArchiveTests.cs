using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Fog.Agent.Images;
using Fog.Tests.Api.Blobs;
using Fog.Tests.Hosting;

namespace Fog.Tests.Agent.Images;

public sealed class An_archive_to_load : IDisposable
{
    private readonly TestDirectory _directory = new();

    private static readonly ImageContent Image = new("id", "linux/amd64", [new("low", 10, null), new("high", 10, null)]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Names_all_layers_and_carries_those_that_are_missing()
    {
        var layer = Bytes.Of(100_000, seed: 1);
        var files = await Read(await Archive(layer, size: layer.Length));

        Assert.Equal(["high.tar", "id.json", "manifest.json"], files.Keys.Order());
        Assert.Equal(layer, files["high.tar"]);
        Assert.Equal("""[{"Config":"id.json","RepoTags":["app:1"],"Layers":["low.tar","high.tar"]}]""", Encoding.UTF8.GetString(files["manifest.json"]));
    }

    [Fact]
    public async Task Ends_when_a_layer_is_shorter_than_was_said() =>
        await Assert.ThrowsAsync<InvalidDataException>(() => Archive(Bytes.Of(1000, seed: 1), size: 2000));

    public void Dispose() => _directory.Dispose();

    private async Task<MemoryStream> Archive(byte[] layer, long size)
    {
        var (packed, config) = (Path.Combine(_directory.Path, "packed"), Path.Combine(_directory.Path, "config"));
        await File.WriteAllTextAsync(config, "{}", Cancel);
        await using (var brotli = new BrotliStream(File.Create(packed), CompressionLevel.Fastest))
        {
            await brotli.WriteAsync(layer, Cancel);
        }

        var archive = new MemoryStream();
        await new LoadArchive("app:1", Image, config, [new CarriedLayer("high", packed, size)]).Write(archive, Cancel);
        archive.Position = 0;
        return archive;
    }

    private static async Task<Dictionary<string, byte[]>> Read(Stream archive)
    {
        var files = new Dictionary<string, byte[]>();
        await using var tar = new TarReader(archive);
        while (await tar.GetNextEntryAsync(copyData: true, Cancel) is { } entry)
        {
            var bytes = new MemoryStream();
            await entry.DataStream!.CopyToAsync(bytes, Cancel);
            files[entry.Name] = bytes.ToArray();
        }

        return files;
    }
}

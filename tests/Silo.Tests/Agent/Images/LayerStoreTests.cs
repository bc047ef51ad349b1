using Fog.Tests.Api.Blobs;

namespace Fog.Tests.Agent.Images;

public sealed class A_stored_layer : IDisposable
{
    private readonly StoredLayers _engine = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Becomes_the_archive_that_it_came_as()
    {
        var (archive, chain) = _engine.Add(("a", Bytes.Of(100_000, seed: 1)), ("empty", []), ("dir/b", Bytes.Of(513, seed: 2)));

        Assert.Equal(archive, await Written(chain));
        Assert.Equal((true, chain, 100_513L), (_engine.Store.Has(chain), _engine.Store.DiffId(chain), _engine.Store.Size(chain)));
        Assert.Equal([chain], _engine.Store.Chains());
    }

    [Fact]
    public async Task Whose_file_was_cut_short_is_refused()
    {
        var (_, chain) = _engine.Add(("a", Bytes.Of(1000, seed: 1)));
        await File.WriteAllBytesAsync(_engine.File(chain, "a"), Bytes.Of(999, seed: 1), Cancel);

        Assert.Contains("has 999 bytes, but had 1000", (await Assert.ThrowsAsync<InvalidDataException>(() => Written(chain))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../secret")]
    [InlineData("a/../../../secret")]
    public async Task Whose_list_leads_out_of_it_is_refused(string name)
    {
        var (_, chain) = _engine.Add(("a", Bytes.Of(1000, seed: 1)));
        await File.WriteAllTextAsync(Path.Combine(_engine.Store.Root, "overlay2", "secret"), "secret", Cancel);
        _engine.List(chain, [new { type = 1, name, size = 6 }]);

        Assert.Contains("isn't in the layer", (await Assert.ThrowsAsync<InvalidDataException>(() => Written(chain))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Is_known_by_what_lies_below_it()
    {
        var one = Fog.Agent.Images.LayerStore.Chain(["sha256:aa", "sha256:bb"]).ToArray();
        var other = Fog.Agent.Images.LayerStore.Chain(["sha256:cc", "sha256:bb"]).ToArray();

        Assert.Equal("aa", one[0]);
        Assert.NotEqual(one[1], other[1]);
        Assert.False(_engine.Store.Has("../../etc"));
    }

    public void Dispose() => _engine.Dispose();

    private async Task<byte[]> Written(string chain)
    {
        var archive = new MemoryStream();
        await _engine.Store.Write(chain, archive, Cancel);
        return archive.ToArray();
    }
}

using Fog.Agent.Images;
using Fog.Tests.Agent.Transfer;
using Fog.Tests.Api.Blobs;
using Fog.Tests.Hosting;

namespace Fog.Tests.Agent.Images;

public sealed class A_part_of_an_image : IDisposable
{
    private static readonly string Part = new('a', 64);

    private readonly byte[] _bytes = Bytes.Of(3_000_000, seed: 5);
    private readonly SourceNodes _sources = new();
    private readonly HolderNodes _holders = new("h1", "h2");
    private readonly Lazy<FetchingNode> _node;

    public A_part_of_an_image() => _node = new(() => new FetchingNode(_sources));

    private PackedPart Packed => new(Bytes.Blob(_bytes), 5_000_000);

    private PackedParts Known => new(OptionsOf.Valid(("DataDirectory", _node.Value.Path)), _node.Value.Blobs);

    [Fact]
    public async Task Comes_from_all_that_have_the_same_bytes_ready_and_is_known_afterwards()
    {
        Has("h1", _bytes);
        Has("h2", _bytes);

        Assert.Equal(Packed, await Bring());

        Assert.Equal(["h1", "h2"], _node.Value.Moved.Select(moved => moved.From.Value).Distinct().Order());
        Assert.Equal(_bytes.Length, _node.Value.Moved.Sum(moved => moved.Bytes));
        Assert.Equal(Packed, Known.Find(Part));
    }

    [Fact]
    public async Task Comes_from_the_next_when_the_nearest_gave_it_up()
    {
        Has("h2", _bytes);

        Assert.Equal(Packed, await Bring());
        Assert.Equal("h2", Assert.Single(_node.Value.Moved.Select(moved => moved.From.Value).Distinct()));
    }

    [Fact]
    public async Task Is_waited_for_while_its_only_holder_is_cut_off()
    {
        Has("h1", _bytes);
        _holders.Gone["h1"] = true;
        _holders.Gone["h2"] = true;
        var bringing = Bring();
        _holders.Gone.Clear();

        Assert.Equal(Packed, await bringing);
        Assert.Equal("h1", Assert.Single(_node.Value.Moved.Select(moved => moved.From.Value).Distinct()));
    }

    [Fact]
    public async Task Whose_bytes_are_wrong_is_refused_and_nothing_of_it_kept()
    {
        _sources.With("h1", Bytes.Of(_bytes.Length, seed: 6), digest: Packed.Blob!.Digest);
        _holders.Parts[("h1", Part)] = Packed;

        var refusal = await Assert.ThrowsAsync<FogException>(Bring);

        Assert.Contains($"not {Packed.Blob.Digest}", refusal.Message, StringComparison.Ordinal);
        Assert.Null(Known.Find(Part));
        Assert.Empty(_node.Value.Leftovers);
    }

    [Fact]
    public async Task That_is_here_already_isnt_fetched()
    {
        Has("h1", _bytes);
        await Bring();
        _holders.Gone["h1"] = true;

        Assert.Equal(Packed, await Bring());
        Assert.Equal(_bytes.Length, _node.Value.Moved.Sum(moved => moved.Bytes));
    }

    [Fact]
    public async Task Is_forgotten_with_its_blob()
    {
        Has("h1", _bytes);
        await Bring();
        Known.Forget(Part);

        Assert.Null(Known.Find(Part));
        Assert.Null(_node.Value.Blobs.Find(Packed.Blob!.Digest));
    }

    public void Dispose() => _node.Value.Dispose();

    private void Has(string node, byte[] bytes)
    {
        _sources.With(node, bytes);
        _holders.Parts[(node, Part)] = Packed;
    }

    private async Task<PackedPart> Bring()
    {
        var fetch = new PartFetch(_holders, _node.Value.Supply, _node.Value.Blobs, Known, _node.Value.Time);
        var bringing = fetch.Bring(Part, [new("h1"), new("h2")], null, TestContext.Current.CancellationToken);
        return await _node.Value.WhileTimeFlies(bringing);
    }
}

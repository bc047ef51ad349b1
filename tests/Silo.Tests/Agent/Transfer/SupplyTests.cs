using Fog.Agent.Transfer;
using Fog.Tests.Api.Blobs;

namespace Fog.Tests.Agent.Transfer;

public sealed class A_blob_that_is_fetched : IDisposable
{
    private readonly byte[] _bytes = Bytes.Of(3_000_000, seed: 11);
    private readonly SourceNodes _nodes = new();
    private readonly FetchingNode _here;

    public A_blob_that_is_fetched() => _here = new(_nodes.With("h1", _bytes));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Blob Blob => Bytes.Blob(_bytes);

    private SourceNode H1 => _nodes["h1"];

    [Fact]
    public async Task Comes_from_the_other_node_once_and_is_here_from_then_on()
    {
        Assert.Equal(_bytes, await _here.Bring(Blob, "h1"));
        Assert.Equal(_bytes, await _here.Bring(Blob, "h1"));
        Assert.Equal([(0, _bytes.Length - 1)], H1.Asked);
        Assert.Equal((new NodeName("h1"), Blob.Size), Assert.Single(_here.Moved));
        Assert.Equal(Blob.Size, _here.Progress[^1].Arrived);
        Assert.Empty(_here.Leftovers);
    }

    [Fact]
    public async Task Is_downloaded_once_for_all_who_want_it_now()
    {
        H1.Hold = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using var impatient = new CancellationTokenSource();
        var gaveUp = _here.Supply.Bring(Blob, [new("h1")], null, impatient.Token);
        var others = Enumerable.Range(0, 5).Select(_ => _here.Supply.Bring(Blob, [new("h1")], null, Ct)).ToList();
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gaveUp);
        H1.Hold.SetResult();
        Assert.Single((await Task.WhenAll(others)).Distinct());
        Assert.Single(H1.Asked);
    }

    [Fact]
    public async Task Ends_when_nobody_wants_it_any_more_and_is_taken_up_again()
    {
        (H1.Breaks, H1.BreakAfter, H1.Silent) = (1, 1_000_000, true);
        using var stop = new CancellationTokenSource();
        var first = _here.Supply.Bring(Blob, [new("h1")], new StopAt(1_000_000, stop), stop.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal(_bytes, await _here.Bring(Blob, "h1"));
        Assert.Equal(Blob.Size, H1.Sent);
    }

    [Fact]
    public async Task Goes_on_where_the_link_broke_as_often_as_it_breaks()
    {
        (H1.Breaks, H1.BreakAfter) = (20, 100_000);
        Assert.Equal(_bytes, await _here.Bring(Blob, "h1"));
        Assert.Equal(21, H1.Asked.Count);
        Assert.Equal(Blob.Size, H1.Sent);
    }

    [Fact]
    public async Task Goes_on_when_the_link_fell_silent()
    {
        (H1.Breaks, H1.BreakAfter, H1.Silent) = (2, 500_000, true);
        Assert.Equal(_bytes, await _here.Bring(Blob, "h1"));
        Assert.Equal(Blob.Size, H1.Sent);
    }

    [Fact]
    public async Task Goes_on_after_a_restart_of_the_node()
    {
        (H1.Breaks, H1.BreakAfter, H1.Silent) = (1, 2_000_000, true);
        var cut = _here.Supply.Bring(Blob, [new("h1")], null, Ct);
        await UntilSent(2_000_000);
        _here.Restart();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cut);
        Assert.Equal(_bytes, await _here.Bring(Blob, "h1"));
        Assert.InRange(H1.Sent, Blob.Size, Blob.Size + PartialBlob.WriteEvery);
    }

    [Fact]
    public async Task Fails_with_what_arrived_when_the_link_stays_broken()
    {
        (H1.Breaks, H1.BreakAfter) = (1000, 0);
        var error = await Assert.ThrowsAsync<FogException>(() => _here.Bring(Blob, "h1"));
        Assert.Equal(
            $"Blob {Blob.Digest} can't be fetched (h1: The link broke.): 0 of 3000000 bytes arrived. "
            + "Try again when such a node is reachable, or hand the service in again.",
            error.Message);
    }

    [Fact]
    public async Task Is_refused_when_it_is_something_else()
    {
        _nodes.With("h2", Bytes.Of(_bytes.Length, seed: 12), Blob.Digest);
        await Assert.ThrowsAsync<BlobMismatchException>(() => _here.Bring(Blob, "h2"));
        Assert.Empty(_here.Leftovers);
        H1.Size = 2_999_999;
        var error = await Assert.ThrowsAsync<FogException>(() => _here.Bring(Blob, "h1"));
        Assert.Contains("it has 2999999 bytes under this digest, but 3000000 were announced", error.Message, StringComparison.Ordinal);
        Assert.Null(_here.Blobs.Find(Blob.Digest));
    }

    [Fact]
    public async Task Comes_from_whoever_has_it_when_the_first_one_is_gone()
    {
        H1.Gone = true;
        _nodes.With("h2", [1]).With("h3", _bytes);
        var path = await _here.WhileTimeFlies(_here.Supply.Bring(Blob, new NodeName("h1"), null, Ct));
        Assert.Equal(_bytes, await File.ReadAllBytesAsync(path, Ct));
    }

    public void Dispose() => _here.Dispose();

    private async Task UntilSent(long bytes)
    {
        while (H1.Sent < bytes)
        {
            await Task.Delay(5, Ct);
        }
    }

    private sealed class StopAt(long bytes, CancellationTokenSource stop) : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value)
        {
            if (value.Arrived >= bytes)
            {
                stop.Cancel();
            }
        }
    }
}

public sealed class A_blob_that_several_hold : IDisposable
{
    private readonly byte[] _bytes = Bytes.Of(6_000_000, seed: 21);
    private readonly SourceNodes _nodes = new();
    private readonly FetchingNode _here;

    public A_blob_that_several_hold() => _here = new(_nodes.With("h1", _bytes).With("h2", _bytes).With("h3", [0]));

    private Blob Blob => Bytes.Blob(_bytes);

    [Fact]
    public async Task Comes_from_all_of_them_and_no_byte_twice()
    {
        Assert.Equal(_bytes, await _here.Bring(Blob, "h1", "h2", "h3"));
        Assert.True(_nodes["h1"].Sent > 0 && _nodes["h2"].Sent > 0);
        Assert.Equal(Blob.Size, _nodes["h1"].Sent + _nodes["h2"].Sent);
    }

    [Fact]
    public async Task Is_finished_by_the_rest_when_one_goes()
    {
        _nodes["h1"].Gone = true;
        Assert.Equal(_bytes, await _here.Bring(Blob, "h1", "h2"));
    }

    [Fact]
    public async Task Comes_right_though_one_gives_wrong_bytes()
    {
        _nodes.With("h1", Bytes.Of(_bytes.Length, seed: 22), Blob.Digest);
        Assert.Equal(_bytes, await _here.Bring(Blob, "h1", "h2"));
    }

    public void Dispose() => _here.Dispose();
}

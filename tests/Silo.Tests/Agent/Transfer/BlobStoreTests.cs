using Fog.Agent.Transfer;
using Fog.Tests.Api.Blobs;
using Fog.Tests.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Fog.Tests.Agent.Transfer;

public sealed class A_blob_that_is_fetched : IDisposable
{
    private static readonly Uri Source = new("http://10.0.0.9:8700");
    private readonly TestDirectory _directory = new();
    private readonly byte[] _bytes = Bytes.Of(500_000, seed: 11);
    private readonly FakeTimeProvider _time = new() { AutoAdvanceAmount = TimeSpan.FromSeconds(1) };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Blob Blob => Bytes.Blob(_bytes);

    [Fact]
    public async Task Comes_from_the_other_node_once_and_is_here_from_then_on()
    {
        var source = new FaultySource(_bytes);
        using var store = Store(source);
        Assert.Null(store.Find(Blob.Digest));
        var path = await store.Fetch(Blob, Source, Ct);
        Assert.Equal(_bytes, await File.ReadAllBytesAsync(path, Ct));
        Assert.Equal(path, await store.Fetch(Blob, Source, Ct));
        Assert.Equal([$"/v1/blobs/{Blob.Digest}"], source.Asked);
    }

    [Fact]
    public async Task Is_downloaded_once_for_all_who_want_it_now()
    {
        var source = new FaultySource(_bytes) { Hold = new(TaskCreationOptions.RunContinuationsAsynchronously) };
        using var store = Store(source);
        using var impatient = new CancellationTokenSource();
        var gaveUp = store.Fetch(Blob, Source, impatient.Token);
        var others = Enumerable.Range(0, 5).Select(_ => store.Fetch(Blob, Source, Ct)).ToList();
        await impatient.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gaveUp);
        source.Hold.SetResult();
        Assert.Single((await Task.WhenAll(others)).Distinct());
        Assert.Single(source.Asked);
    }

    [Fact]
    public async Task Goes_on_where_the_link_broke()
    {
        var source = new FaultySource(_bytes, breaks: 2, breakAfter: 200_000);
        using var store = Store(source);
        Assert.Equal(_bytes, await File.ReadAllBytesAsync(await Fetch(store), Ct));
        Assert.Equal([$"/v1/blobs/{Blob.Digest}", $"/v1/blobs/{Blob.Digest} bytes=200000-", $"/v1/blobs/{Blob.Digest} bytes=400000-"], source.Asked);
    }

    [Fact]
    public async Task Begins_anew_when_the_source_knows_no_ranges()
    {
        using var store = Store(new FaultySource(_bytes, breaks: 1, breakAfter: 200_000, ranges: false));
        Assert.Equal(_bytes, await File.ReadAllBytesAsync(await Fetch(store), Ct));
    }

    [Fact]
    public async Task Fails_with_what_arrived_when_the_link_stays_broken()
    {
        using var store = Store(new FaultySource(_bytes, breaks: 100, breakAfter: 10_000));
        var error = await Assert.ThrowsAsync<FogException>(() => Fetch(store));
        Assert.Contains($"can't be downloaded from {Source}v1/blobs/{Blob.Digest}: ", error.Message, StringComparison.Ordinal);
        Assert.Contains("The link broke. 60000 of 500000 bytes arrived", error.Message, StringComparison.Ordinal);
        Assert.Empty(Drafts());
    }

    [Fact]
    public async Task Is_refused_when_it_is_something_else()
    {
        using var store = Store(new FaultySource(Bytes.Of(_bytes.Length, seed: 12)));
        await Assert.ThrowsAsync<BlobMismatchException>(() => store.Fetch(Blob, Source, Ct));
        using var shorter = Store(new FaultySource(_bytes[..^1]));
        var error = await Assert.ThrowsAsync<FogException>(() => shorter.Fetch(Blob, Source, Ct));
        Assert.Contains("has 499999 bytes at http://10.0.0.9:8700", error.Message, StringComparison.Ordinal);
        Assert.Null(store.Find(Blob.Digest));
        Assert.Empty(Drafts());
    }

    [Fact]
    public async Task Can_be_fetched_after_a_failure()
    {
        using (var store = Store(new FaultySource(null)))
        {
            var error = await Assert.ThrowsAsync<FogException>(() => store.Fetch(Blob, Source, Ct));
            Assert.Contains("hand the service in again", error.Message, StringComparison.Ordinal);
        }

        using var again = Store(new FaultySource(_bytes));
        Assert.NotNull(await again.Fetch(Blob, Source, Ct));
    }

    [Fact]
    public void Leaves_no_half_written_file_over_a_restart()
    {
        Store(new FaultySource(null)).Dispose();
        File.WriteAllText(Path.Combine(_directory.Path, "drafts", "left"), "half");
        Store(new FaultySource(null)).Dispose();
        Assert.Empty(Drafts());
    }

    [Fact]
    public void Tells_a_full_disk_from_other_trouble()
    {
        using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        Assert.True(DiskSpace.IsLacking(Assert.ThrowsAny<IOException>(() => full.WriteByte(1))));
        Assert.False(DiskSpace.IsLacking(new IOException("The link broke.")));
    }

    public void Dispose() => _directory.Dispose();

    private BlobStore Store(FaultySource source) => new(_directory.Path, new BlobDownload(new HttpClient(source), _time));

    private string[] Drafts() => Directory.GetFiles(Path.Combine(_directory.Path, "drafts"));

    /// <summary>Fetches while time flies, so that the pauses between attempts cost none.</summary>
    private async Task<string> Fetch(BlobStore store)
    {
        var fetching = store.Fetch(Blob, Source, Ct);
        while (!fetching.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(5, Ct);
        }

        return await fetching;
    }
}

using System.Collections.Immutable;
using Docker.DotNet;
using Fog.Agent.Images;
using Fog.Agent.Tasks;
using Fog.Agent.Transfer;
using Fog.Hosting;
using Fog.Tests.Api.Blobs;
using Fog.Tests.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Fog.Tests.Agent.Transfer;

public sealed class A_store_that_is_full : IDisposable
{
    private readonly TestDirectory _directory = new();
    private readonly FakeTimeProvider _time = new();
    private readonly Used _used = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Gives_up_what_was_used_longest_ago()
    {
        var store = new BlobStore(_directory.Path, limit: 25_000, _used, _time);
        var (first, second, third) = (await Put(store, 1), await Put(store, 2), Bytes.Of(10_000, seed: 3));
        store.Use(first);
        Later();
        var part = store.Begin(Bytes.Blob(third));
        Assert.Equal((true, false), (store.Find(first) is not null, store.Find(second) is not null));
        part.Dispose();
    }

    [Fact]
    public async Task Keeps_what_a_task_uses_and_what_was_used_just_now()
    {
        var store = new BlobStore(_directory.Path, limit: 5_000, _used, _time);
        var (inUse, old) = (await Put(store, 1), await Put(store, 2));
        _used.Digests = [inUse];
        var fresh = await Put(store, 3);
        _time.Advance(Eviction.Grace - TimeSpan.FromSeconds(1));
        store.Use(fresh);
        Later();
        store.Use(fresh);
        store.Evict(0);
        Assert.NotNull(store.Find(inUse));
        Assert.NotNull(store.Find(fresh));
        Assert.Null(store.Find(old));
    }

    [Fact]
    public async Task Keeps_the_seeds_of_a_task_that_was_promised_a_place()
    {
        var store = new BlobStore(_directory.Path, limit: 5_000, _used, _time);
        var (seed, other) = (await Put(store, 1), await Put(store, 2));
        Later();
        using var docker = new DockerClientBuilder().Build();
        var images = new KeptImages(new EngineImages(docker), OptionsOf.Valid(("DataDirectory", _directory.Path)), _time);
        var spec = AnOrder.For(volumes: [new VolumeSpec("data", "/data", new Blob(seed, 10_000), ReadOnly: false)]).Spec;
        new PromisedThings(images, store).Keep(spec);
        store.Evict(0);
        Assert.NotNull(store.Find(seed));
        Assert.Null(store.Find(other));
    }

    [Fact]
    public void Gives_up_a_download_that_nobody_takes_up_again()
    {
        var store = new BlobStore(_directory.Path, limit: 5_000, _used, _time);
        store.Begin(Bytes.Blob(Bytes.Of(4_000, seed: 1))).Dispose();
        var left = Directory.GetFiles(Path.Combine(_directory.Path, "partial")).Single();
        File.WriteAllBytes(left, new byte[4_000]);
        File.SetLastWriteTimeUtc(left, _time.GetUtcNow().UtcDateTime);
        Later();
        store.Begin(Bytes.Blob(Bytes.Of(4_000, seed: 2))).Dispose();
        Assert.Single(Directory.GetFiles(Path.Combine(_directory.Path, "partial")));
    }

    [Fact]
    public void Refuses_a_blob_that_the_disk_has_no_room_for()
    {
        var store = new BlobStore(_directory.Path, limit: long.MaxValue, _used, _time);
        var error = Assert.Throws<DiskFullException>(() => store.Begin(new Blob(new string('a', 64), 1L << 60)));
        Assert.Contains("needs 1152921504606846976 bytes more, the disk of this node has ", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(_directory.Path, "partial")));
    }

    [Fact]
    public void Tells_a_full_disk_from_other_trouble()
    {
        using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        Assert.True(DiskSpace.IsLacking(Assert.ThrowsAny<IOException>(() => full.WriteByte(1))));
        Assert.False(DiskSpace.IsLacking(new IOException("The link broke.")));
    }

    public void Dispose() => _directory.Dispose();

    private void Later() => _time.Advance(Eviction.Grace + TimeSpan.FromSeconds(1));

    private async Task<string> Put(BlobStore store, int seed)
    {
        var bytes = Bytes.Of(10_000, seed);
        await store.Put(Bytes.Blob(bytes).Digest, new MemoryStream(bytes), Ct);
        _time.Advance(TimeSpan.FromSeconds(1));
        return Bytes.Blob(bytes).Digest;
    }

    private sealed class Used : IBlobUses
    {
        public ImmutableHashSet<string> Digests { get; set; } = [];

        public IReadOnlySet<string> Blobs() => Digests;
    }
}

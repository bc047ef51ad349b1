using System.Collections.Concurrent;
using System.IO.Compression;
using System.Threading.Channels;
using Fog.Agent.Docker;
using Fog.Agent.Transfer;

namespace Fog.Agent.Images;

/// <summary>
/// Makes blobs of the parts of images: layers compressed, configurations as they are. One after the other: it is other people's processor. The
/// same layer gives the same bytes on every host, so that several can send pieces of it.
/// </summary>
internal sealed partial class Packer(EngineImages engine, BlobStore blobs, PackedParts parts, TimeProvider clock, ILogger<Packer> log) : BackgroundService
{
    /// <summary>
    /// Brotli's quality. On system libraries and programs 3 takes 2 to 3 % fewer bytes than gzip's default at twice its speed; 5 takes 10 %
    /// fewer again at a quarter of it, which delays every fast link (figures in docs/images.md).
    /// </summary>
    private const int Quality = 3;

    private const int BufferSize = 64 * 1024;

    /// <summary>How long an asker is kept waiting: well below what a call may take.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, Job> _underWay = new(StringComparer.Ordinal);
    private readonly Channel<Job> _jobs = Channel.CreateUnbounded<Job>();

    /// <inheritdoc cref="INodeGrain.Pack"/>
    public async Task<PackedPart?> Pack(string part, CancellationToken ct)
    {
        if (parts.Find(part) is { } done)
        {
            return done;
        }

        var store = await engine.Store(ct);
        if (!store.Has(part) && store.Config(part) is null)
        {
            return null;
        }

        var fresh = new Job(part);
        var job = _underWay.GetOrAdd(part, fresh);
        if (job == fresh)
        {
            _jobs.Writer.TryWrite(job);
        }

        await ((Task)job.Done.Task.WaitAsync(Patience, clock, ct)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ct.ThrowIfCancellationRequested();
        if (!job.Done.Task.IsCompleted)
        {
            return PackedPart.UnderWay;
        }

        _underWay.TryRemove(new(part, job)); // whoever asks again after a failure has it tried again
        return await job.Done.Task;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var job in _jobs.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                var packing = await Make(job.Part, stoppingToken);
                parts.Note(job.Part, packing);
                job.Done.SetResult(packing);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or FogException || Engines.IsTrouble(e))
            {
                LogTrouble(job.Part, e.Message);
                job.Done.SetException(new FogException($"Part {job.Part[..12]} of an image can't be packed: {e.Message}"));
            }
        }
    }

    private async Task<PackedPart> Make(string part, CancellationToken ct)
    {
        var store = await engine.Store(ct);
        if (store.Config(part) is { } config)
        {
            await using var file = File.OpenRead(config);
            await blobs.Put(part, file, ct);
            return new PackedPart(new Blob(part, file.Length), file.Length);
        }

        var (start, size) = (clock.GetTimestamp(), 0L);
        var blob = await blobs.Create(
            async (packed, token) => size = await Compress(store, part, packed, token), ct);
        LogPacked(part, size, blob.Size, (long)clock.GetElapsedTime(start).TotalMilliseconds);
        return new PackedPart(blob, size);
    }

    /// <summary>Returns the bytes of the archive, which must be the one that the layer came as.</summary>
    private static async Task<long> Compress(LayerStore store, string chain, Stream packed, CancellationToken ct)
    {
        await using var brotli = new BrotliStream(packed, new BrotliCompressionOptions { Quality = Quality }, leaveOpen: true);
        await using var archive = new MeasuredStream(brotli);
        await using var buffered = new BufferedStream(archive, BufferSize);
        await store.Write(chain, buffered, ct);
        await buffered.FlushAsync(ct);
        return archive.Measure() is var found && found.Digest == store.DiffId(chain)
            ? found.Size
            : throw new InvalidDataException($"layer {chain[..12]} isn't what it was when it came: the engine's files of it were changed or damaged");
    }

    private sealed class Job(string part)
    {
        public string Part => part;

        public TaskCompletionSource<PackedPart> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Layer {Layer} is packed to be sent: {Bytes} bytes in {Packed}, {Milliseconds} ms.")]
    private partial void LogPacked(string layer, long bytes, long packed, long milliseconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Part {Part} of an image can't be packed: {Reason}")]
    private partial void LogTrouble(string part, string reason);
}

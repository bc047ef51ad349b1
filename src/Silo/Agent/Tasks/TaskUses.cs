using System.Collections.Immutable;
using Fog.Agent.Checkpoints;
using Fog.Agent.Images;
using Fog.Agent.Transfer;

namespace Fog.Agent.Tasks;

/// <summary>What the tasks on this host use, and the checkpoints that it keeps. Read from their records: what isn't forgotten is used.</summary>
internal sealed class TaskUses(RecordStore records, PartsInHand parts, KeptCheckpoints kept) : IBlobUses, IImageUses
{
    /// <inheritdoc/>
    public IReadOnlySet<string> Blobs() => records.ReadAll()
        .SelectMany(record => BlobsOf(record.Order.Spec).Concat(CheckpointsOf(record)))
        .Concat(kept.All().Select(copy => copy.Blob.Digest))
        .Concat(parts.Digests)
        .ToImmutableHashSet(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlySet<string> Images() => records.ReadAll().Select(record => ImageNames.Of(record.Order.Spec.Image))
        .Concat(kept.All().Select(copy => copy.Image))
        .ToImmutableHashSet(StringComparer.Ordinal);

    /// <summary>Digests of a task's build context and of its volumes' seeds.</summary>
    public static IEnumerable<string> BlobsOf(TaskSpec spec) =>
        spec.Volumes.Select(volume => volume.Seed).Append(spec.Image.Context).OfType<Blob>().Select(blob => blob.Digest);

    private static IEnumerable<string> CheckpointsOf(TaskRecord record) => new[] { record.Taken?.Blob, record.Return?.Blob }.OfType<Blob>().Select(blob => blob.Digest);
}

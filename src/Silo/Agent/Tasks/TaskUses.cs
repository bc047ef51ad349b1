using System.Collections.Immutable;
using Fog.Agent.Transfer;

namespace Fog.Agent.Tasks;

/// <summary>What the tasks on this host use. Read from their records: what isn't forgotten is used.</summary>
internal sealed class TaskUses(RecordStore records) : IBlobUses
{
    /// <inheritdoc/>
    public IReadOnlySet<string> Blobs() => records.ReadAll()
        .SelectMany(record => record.Order.Spec.Volumes.Select(volume => volume.Seed).Append(record.Order.Spec.Image.Context))
        .OfType<Blob>()
        .Select(blob => blob.Digest)
        .ToImmutableHashSet(StringComparer.Ordinal);
}

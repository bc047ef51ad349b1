using System.Collections.Immutable;

namespace Fog;

/// <summary>What became of a key.</summary>
/// <param name="Key">The key.</param>
/// <param name="Version">Revision of the write or of the removal.</param>
/// <param name="Value">Its value; null when it was removed.</param>
[GenerateSerializer, Immutable, Alias("fog.SharedChange")]
public sealed record SharedChange(string Key, long Version, ImmutableArray<byte>? Value);

/// <summary>What changed since a revision.</summary>
/// <param name="Revision">Where to go on from.</param>
/// <param name="Changes">In the order of their versions; none when nothing happened for a while.</param>
/// <param name="Lost">Whether removals may be missing, since the revision is too old: list the keys anew.</param>
[GenerateSerializer, Immutable, Alias("fog.SharedChanges")]
public sealed record SharedChanges(long Revision, ImmutableArray<SharedChange> Changes, bool Lost);

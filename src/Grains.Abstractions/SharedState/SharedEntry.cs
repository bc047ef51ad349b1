using System.Collections.Immutable;

namespace Fog;

/// <summary>A key's value.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">Any bytes.</param>
/// <param name="Version">Revision of the space at the write of it: grows with each write of any key.</param>
[GenerateSerializer, Immutable, Alias("fog.SharedEntry")]
public sealed record SharedEntry(string Key, ImmutableArray<byte> Value, long Version);

/// <summary>Some of the keys, as of one moment.</summary>
/// <param name="Revision">The moment: the version of the last write before it.</param>
/// <param name="Entries">Ordered by key.</param>
/// <param name="More">Whether there are others after the last one.</param>
[GenerateSerializer, Immutable, Alias("fog.SharedListing")]
public sealed record SharedListing(long Revision, ImmutableArray<SharedEntry> Entries, bool More);

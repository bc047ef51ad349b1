using System.Collections.Immutable;

namespace Fog;

/// <summary>A task is to come back from a checkpoint.</summary>
/// <param name="Id">Number of the return, larger than that of any before: each is tried once.</param>
/// <param name="Number">The checkpoint.</param>
/// <param name="Blob">Its sealed archive.</param>
/// <param name="Key">What opens it.</param>
/// <param name="Keepers">Who has it.</param>
[GenerateSerializer, Immutable, Alias("fog.ReturnOrder")]
public sealed record ReturnOrder(long Id, long Number, Blob Blob, ImmutableArray<byte> Key, ImmutableArray<NodeName> Keepers);

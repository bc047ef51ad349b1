using System.Collections.Immutable;

namespace Fog;

/// <summary>Where the source reaches the destination for one move: TLS over TCP, both ends known by what grains told each other.</summary>
/// <param name="Host">Address.</param>
/// <param name="Port">TCP port.</param>
/// <param name="Fingerprint">SHA-256 of the destination's certificate, made at its start.</param>
/// <param name="Secret">256 random bits that the source shows first; good for this move only.</param>
[GenerateSerializer, Immutable, Alias("fog.MigrationDoor")]
public sealed record MigrationDoor(string Host, int Port, ImmutableArray<byte> Fingerprint, ImmutableArray<byte> Secret);

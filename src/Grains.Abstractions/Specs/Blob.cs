namespace Fog;

/// <summary>Bulk data by content: it travels between agents over HTTP, never on a grain message.</summary>
/// <param name="Digest">SHA-256 of the bytes, 64 lower-case hexadecimal digits.</param>
/// <param name="Size">Bytes.</param>
[GenerateSerializer, Immutable, Alias("fog.Blob")]
public sealed record Blob(string Digest, long Size);

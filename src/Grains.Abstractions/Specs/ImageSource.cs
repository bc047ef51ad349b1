namespace Fog;

/// <summary>What a task runs: an image that hosts know by name, or a build context that the initiator sent. Exactly one is given.</summary>
/// <param name="Name">Name of an image in the hosts' stores.</param>
/// <param name="Context">The build context: a tar archive with a Dockerfile at its root.</param>
[GenerateSerializer, Immutable, Alias("fog.ImageSource")]
public sealed record ImageSource(string? Name, Blob? Context);

namespace Fog.Samples.Serving;

/// <summary>The caller sent something unusable; the message says what was expected and becomes a 400 answer.</summary>
public sealed class BadRequestException(string message) : Exception(message);

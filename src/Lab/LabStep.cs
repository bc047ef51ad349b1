namespace Fog.Lab;

/// <summary>One step that a lab has finished, for people who wait.</summary>
/// <param name="Host">The host it happened on; null when it concerns the whole lab.</param>
/// <param name="What">What holds now, as a short phrase: "engine answers".</param>
/// <param name="Took">How long this step took.</param>
public sealed record LabStep(string? Host, string What, TimeSpan Took);

namespace Fog.Lab.Machines;

/// <summary>How patient one has to be with a machine.</summary>
/// <param name="Pause">Between two looks at it; each look costs it time.</param>
/// <param name="Patience">How often the time that a namespace would be given.</param>
internal sealed record Pace(TimeSpan Pause, int Patience);

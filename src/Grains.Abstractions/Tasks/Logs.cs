namespace Fog;

/// <summary>Which part of a task's output is wanted.</summary>
/// <param name="Tail">Only the last so many lines; null for all.</param>
/// <param name="Follow">Whether to go on with what is written later.</param>
[GenerateSerializer, Immutable, Alias("fog.LogQuery")]
public sealed record LogQuery(int? Tail, bool Follow);

/// <summary>One line of a task's output.</summary>
/// <param name="At">When it was written.</param>
/// <param name="Stream">Standard output or standard error.</param>
/// <param name="Text">The line without its end.</param>
[GenerateSerializer, Immutable, Alias("fog.LogLine")]
public sealed record LogLine(DateTimeOffset At, OutputStream Stream, string Text);

/// <summary>Where a process wrote.</summary>
[GenerateSerializer, Alias("fog.OutputStream")]
public enum OutputStream
{
    /// <summary>Standard output.</summary>
    Out,

    /// <summary>Standard error.</summary>
    Error,
}

namespace Fog.Client;

/// <summary>One thing in a spec file that can't stay as it is.</summary>
/// <param name="File">Path of the file, as it was given.</param>
/// <param name="Line">Line of the key or list item, from 1; 0 when it concerns the file as a whole.</param>
/// <param name="Column">Column of the key or list item, from 1; 0 when it concerns the file as a whole.</param>
/// <param name="Field">Where in the document, for example <c>tasks.web.resources.memory</c>; empty for the document itself.</param>
/// <param name="Expected">What should be there.</param>
/// <param name="Found">What is there.</param>
/// <param name="Advice">What to do, where that isn't plain from what was expected.</param>
public sealed record SpecProblem(string File, int Line, int Column, string Field, string Expected, string Found, string? Advice)
{
    /// <summary>The sentence without its place.</summary>
    public string Message => $"expected {Expected}, found {Found}{(Advice is null ? "" : $"; {Advice}")}";

    /// <summary>The form that editors and people read: <c>hello.yaml:7:5: tasks.web.port: expected …, found …</c>.</summary>
    public override string ToString() =>
        (Line == 0 ? $"{File}: " : $"{File}:{Line}:{Column}: ") + (Field.Length == 0 ? "" : $"{Field}: ") + Message;
}

using System.Collections.Immutable;
using YamlDotNet.Core;

namespace Fog.Client;

/// <summary>A file that is being read, with what was found wrong so far.</summary>
internal sealed class SpecFile(string path)
{
    private readonly List<SpecProblem> _problems = [];

    public string Path => path;

    public ImmutableArray<SpecProblem> Problems =>
        [.. _problems.Distinct().OrderBy(problem => problem.Line).ThenBy(problem => problem.Column)];

    /// <summary>Takes a path as the file says it: relative to the file's own folder.</summary>
    public string Resolve(string relative) =>
        System.IO.Path.GetFullPath(relative, System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);

    public void Report(Mark at, string field, string expected, string found, string? advice = null) =>
        _problems.Add(new SpecProblem(path, (int)at.Line, (int)at.Column, field, expected, found, advice));

    public void ReportWhole(string expected, string found, string? advice = null) =>
        _problems.Add(new SpecProblem(path, 0, 0, "", expected, found, advice));
}

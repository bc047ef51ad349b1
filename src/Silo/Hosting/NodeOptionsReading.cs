using System.Collections.Immutable;

namespace Fog.Hosting;

/// <summary>What came of reading the options.</summary>
/// <param name="Options">The options; null when something is wrong with them.</param>
/// <param name="Problems">All that is wrong, one sentence each; empty when nothing is.</param>
/// <param name="Keys">The options that there are.</param>
public sealed record NodeOptionsReading(NodeOptions? Options, ImmutableArray<string> Problems, ImmutableArray<string> Keys)
{
    /// <summary>The problems as one message.</summary>
    public string Complaint => string.Join('\n', Problems.Select(problem => "  - " + problem)
        .Prepend($"fog-node can't start: {(Problems.Length == 1 ? "one option is" : $"{Problems.Length} options are")} wrong."));
}

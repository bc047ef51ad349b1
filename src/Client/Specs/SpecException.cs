using System.Collections.Immutable;

namespace Fog.Client;

/// <summary>A spec file can't be used. The message has one line for each problem; trying again helps when they are mended.</summary>
public sealed class SpecException : FogException
{
    public SpecException()
    {
    }

    public SpecException(string message)
        : base(message)
    {
    }

    public SpecException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public SpecException(ImmutableArray<SpecProblem> problems)
        : base(string.Join('\n', problems)) =>
        Problems = problems;

    /// <summary>All that is wrong, in the order of the file.</summary>
    public ImmutableArray<SpecProblem> Problems { get; } = [];
}

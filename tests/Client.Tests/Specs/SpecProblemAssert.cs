using Fog.Client;

namespace Fog.Tests.Specs;

internal static class SpecProblemAssert
{
    /// <summary>Holds when the problem points at that line and field, and its sentence has that gist.</summary>
    public static void Is(this SpecProblem problem, int line, string field, string gist)
    {
        Assert.Equal((line, field), (problem.Line, problem.Field));
        Assert.Contains(gist, problem.Message, StringComparison.Ordinal);
    }
}

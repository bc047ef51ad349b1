namespace Fog.Tests.Mapping;

/// <summary>Networks and questions for floods.</summary>
public abstract class FloodTests
{
    protected static MapQuestion Flood(double budget) => MapQuestion.Within(budget) with { DirectProbes = 0 };

    /// <summary>What is beyond the budget on the way, and the work that is allowed for while it isn't measured.</summary>
    protected static double Latest(double budget) => (1.1 * budget) + 50;

    /// <summary>a - b - c - …, with these round trips.</summary>
    private protected static Wire Chain(params double[] latencies)
    {
        var wire = new Wire();
        wire.Add("a");
        for (var link = 0; link < latencies.Length; link++)
        {
            var (from, to) = (((char)('a' + link)).ToString(), ((char)('b' + link)).ToString());
            wire.Add(to);
            wire.Link(from, to, latencies[link]);
        }

        return wire;
    }
}

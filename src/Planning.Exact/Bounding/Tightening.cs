using System.Collections.Immutable;

namespace Fog.Planning.Exact;

/// <summary>A problem made small: the prices of a tight bound, and only those hosts that a cheaper placement may use.</summary>
/// <param name="Problem">What is left.</param>
/// <param name="Prices">Prices of the bound.</param>
/// <param name="Bound">No placement costs less; infinite when there is none.</param>
internal sealed record Tightening(Condensed Problem, Multipliers Prices, double Bound)
{
    private const int Steps = 30;

    /// <summary>Climbs and leaves out in turn.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="known">The cost of a placement that is known; infinite for none: then nothing is left out.</param>
    /// <param name="rounds">Turns at most.</param>
    public static Tightening Of(Condensed problem, double known, int rounds)
    {
        var nodes = TreeNode.Forest(problem);
        var ascent = new Ascent(problem, nodes, Multipliers.None(problem, nodes));
        var best = double.NegativeInfinity;
        for (var round = 0; round < rounds && !ascent.IsDone && best < known; round++)
        {
            ascent.Climb(Steps, double.IsFinite(known) ? known : (1.05 * Math.Max(0, ascent.Bound)) + 0.1);
            best = Math.Max(best, ascent.Bound);
            if (double.IsFinite(known) && double.IsFinite(ascent.Bound))
            {
                var stay = Elimination.Stay(Elimination.Bounds(problem, nodes, ascent.Best), known);
                if (stay.Any(places => places.IsEmpty))
                {
                    // Nothing is cheaper, and the known one costs what it costs by another rounding.
                    return new Tightening(problem, ascent.Best, known);
                }

                if (Count(stay) < 0.95 * problem.Units.Sum(unit => unit.Hosts.Length))
                {
                    problem = problem.Keep(stay);
                    var prices = ascent.Best.Keep(stay, nodes);
                    nodes = TreeNode.Forest(problem);
                    ascent = new Ascent(problem, nodes, prices, ascent.Pace);
                }
            }
        }

        return new Tightening(problem, ascent.Best, Math.Min(best, known));
    }

    private static int Count(ImmutableArray<int>[] places) => places.Sum(each => each.Length);
}

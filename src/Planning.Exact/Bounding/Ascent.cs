namespace Fog.Planning.Exact;

/// <summary>Subgradient ascent on the prices with Polyak's step ("Minimization of unsmooth functionals", 1969): towards the tightest bound.</summary>
internal sealed class Ascent(Condensed problem, IReadOnlyList<TreeNode> nodes, Multipliers prices, double pace = 1.2)
{
    private const int Patience = 12;
    private const double Shortest = 0.02;

    private readonly Relaxation _relaxation = new(problem, nodes);
    private readonly Multipliers _prices = prices.Copy();
    private int _idle;

    /// <summary>The tightest bound so far; infinite when there is no placement at all.</summary>
    public double Bound { get; private set; } = double.NegativeInfinity;

    /// <summary>The prices of it.</summary>
    public Multipliers Best { get; private set; } = prices.Copy();

    /// <summary>How far steps go, as a share of what would be right if they led straight to the target.</summary>
    public double Pace { get; private set; } = pace;

    /// <summary>Whether steps have become too short to gain anything.</summary>
    public bool IsDone => Pace < Shortest || double.IsPositiveInfinity(Bound);

    /// <summary>Some steps towards a cost that a placement has, or that is hoped for.</summary>
    public void Climb(int steps, double target)
    {
        for (var step = 0; step < steps && !IsDone; step++)
        {
            var bound = _relaxation.Solve(_prices);
            if (double.IsNegativeInfinity(Bound) || bound > Bound + (1e-7 * Math.Abs(Bound)))
            {
                (Bound, Best, _idle) = (bound, _prices.Copy(), 0);
            }
            else if (++_idle >= Patience)
            {
                (Pace, _idle) = (Pace / 2, 0);
            }

            Step(Math.Max(target, Bound + (1e-6 * Math.Abs(Bound))) - bound);
        }
    }

    private void Step(double distance)
    {
        var slope = Slope.Of(problem, nodes, _relaxation, _prices);
        if (slope.Norm < 1e-12)
        {
            // The relaxation's choice breaks nothing: its cost is the least.
            Pace = 0;
            return;
        }

        slope.Walk(Pace * distance / slope.Norm);
    }
}

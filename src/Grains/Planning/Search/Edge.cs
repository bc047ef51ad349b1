namespace Fog.Planning;

/// <summary>All calls between two units, as coefficients of the tables of ways.</summary>
/// <param name="A">One unit.</param>
/// <param name="B">The other.</param>
/// <param name="Delay">Weighted cost of a millisecond of round trip.</param>
/// <param name="Slowness">Weighted cost of a millisecond for each byte.</param>
/// <param name="Risk">Weighted cost of the way's risk.</param>
/// <param name="Limits">What the way must keep for each call.</param>
/// <param name="Demand">Bits per second that all of them ask of the way together.</param>
internal sealed record Edge(int A, int B, float Delay, float Slowness, float Risk, Limit[] Limits, double Demand);

/// <summary>What one call asks of its way.</summary>
/// <param name="Payload">Bytes of a call.</param>
/// <param name="MostDelay">Most milliseconds of a call.</param>
/// <param name="MostSlowness">Most milliseconds for each byte.</param>
internal readonly record struct Limit(float Payload, float MostDelay, float MostSlowness);

/// <summary>The edges of a problem, by number and by unit.</summary>
internal sealed class EdgeTable
{
    /// <summary>Relative slack of limits: the tables are of single precision.</summary>
    public const double Slack = 5e-6;

    public EdgeTable(PlanProblem problem, Units units, Ways ways, IReadOnlyList<double> factor)
    {
        All = [.. problem.Calls
            .Where(call => units.Of[call.From] != units.Of[call.To])
            .GroupBy(call => (A: Math.Min(units.Of[call.From], units.Of[call.To]), B: Math.Max(units.Of[call.From], units.Of[call.To])))
            .OrderBy(pair => pair.Key)
            .Select(pair => new Edge(
                pair.Key.A,
                pair.Key.B,
                (float)(pair.Sum(call => call.Rate) * factor[(int)Term.Latency]),
                (float)(pair.Sum(call => call.Rate * call.Payload) * factor[(int)Term.Latency]),
                (float)(pair.Count() * factor[(int)Term.Reliability]),
                [.. pair.Where(call => IsOpen(problem, call)).Where(call => ways.HasGaps || IsBound(call)).Select(Bound).Distinct()],
                pair.Where(call => IsOpen(problem, call)).Sum(call => call.Bandwidth)))];
        ShareWays = problem.Calls.Count(call => call.Bandwidth > 0) > 1;
        First = new int[units.Tasks.Length + 1];
        var ends = All.SelectMany((edge, index) => new[] { (Unit: edge.A, Other: edge.B, Edge: index), (Unit: edge.B, Other: edge.A, Edge: index) })
            .OrderBy(end => end.Unit).ToArray();
        foreach (var end in ends)
        {
            First[end.Unit + 1]++;
        }

        for (var unit = 0; unit < units.Tasks.Length; unit++)
        {
            First[unit + 1] += First[unit];
        }

        Ends = [.. ends.Select(end => (end.Other, end.Edge))];
    }

    /// <summary>Whether several calls ask for bandwidth, so that they may have to share.</summary>
    public bool ShareWays { get; }

    /// <summary>Each edge once.</summary>
    public Edge[] All { get; }

    /// <summary>Where the ends of a unit begin in <see cref="Ends"/>; one more than there are units.</summary>
    public int[] First { get; }

    /// <summary>The other unit and the edge's number, ordered by unit.</summary>
    public (int Other, int Edge)[] Ends { get; }

    /// <summary>The ends at a unit.</summary>
    public ReadOnlySpan<(int Other, int Edge)> Of(int unit) => Ends.AsSpan(First[unit], First[unit + 1] - First[unit]);

    /// <summary>Not between two tasks that stay: nothing can be done about those.</summary>
    private static bool IsOpen(PlanProblem problem, PlanCall call) => !(problem.Tasks[call.From].Kept && problem.Tasks[call.To].Kept);

    private static bool IsBound(PlanCall call) => double.IsFinite(call.MaxLatency) || call.Bandwidth > 0;

    private static Limit Bound(PlanCall call) => new(
        (float)call.Payload,
        (float)Math.Min(call.MaxLatency * (1 + Slack), Ways.Longest),
        call.Bandwidth > 0 ? (float)(PathTable.SlownessOf(call.Bandwidth) * (1 + Slack)) : float.MaxValue);
}

namespace Fog.Planning;

/// <summary>Chains of calls, from a task that nobody calls to one that calls nobody.</summary>
public sealed class CallChains
{
    private readonly PlanCall[] _inOrder;
    private readonly double[] _until;

    /// <summary>Orders the calls so that each comes after those that lead to its caller.</summary>
    /// <exception cref="ArgumentException">Calls form a cycle, so that a chain has no end.</exception>
    public CallChains(PlanProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var ordered = Ordered(problem);
        if (ordered.Count < problem.Calls.Length)
        {
            throw new ArgumentException("A bound on chains of calls needs calls without a cycle.", nameof(problem));
        }

        (_inOrder, _until) = ([.. ordered], new double[problem.Tasks.Length]);
    }

    /// <summary>Whether some chain of calls comes back to where it began.</summary>
    public static bool HaveCycle(PlanProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return Ordered(problem).Count < problem.Calls.Length;
    }

    /// <summary>The calls, each after those that lead to its caller.</summary>
    public IReadOnlyList<PlanCall> InOrder => _inOrder;

    /// <summary>The longest chain, where a call takes as long as told.</summary>
    public double Longest(Func<PlanCall, double> time)
    {
        ArgumentNullException.ThrowIfNull(time);
        Array.Clear(_until);
        var longest = 0.0;
        foreach (var call in _inOrder)
        {
            _until[call.To] = Math.Max(_until[call.To], _until[call.From] + time(call));
            longest = Math.Max(longest, _until[call.To]);
        }

        return longest;
    }

    private static List<PlanCall> Ordered(PlanProblem problem)
    {
        var open = new int[problem.Tasks.Length];
        foreach (var call in problem.Calls)
        {
            open[call.To]++;
        }

        var calls = problem.Calls.ToLookup(call => call.From);
        var ready = new Queue<int>(Enumerable.Range(0, open.Length).Where(task => open[task] == 0));
        var ordered = new List<PlanCall>(problem.Calls.Length);
        while (ready.TryDequeue(out var task))
        {
            foreach (var call in calls[task])
            {
                ordered.Add(call);
                if (--open[call.To] == 0)
                {
                    ready.Enqueue(call.To);
                }
            }
        }

        return ordered;
    }
}

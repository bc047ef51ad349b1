namespace Fog.Planning;

/// <summary>Units breadth first: those that nobody calls, then those that they call, and so on; in a cycle the first by index begins.</summary>
internal static class CallOrder
{
    /// <summary>Each unit once, with the unit that called it first; -1 for a root.</summary>
    public static IReadOnlyList<(int Unit, int Caller)> Of(PlanModel model)
    {
        var of = model.Units.Of;
        var called = model.Problem.Calls.Where(call => of[call.From] != of[call.To]).ToLookup(call => of[call.From], call => of[call.To]);
        var callees = called.SelectMany(calls => calls).ToHashSet();
        var order = new List<(int Unit, int Caller)>(model.Count);
        var seen = new bool[model.Count];
        var roots = Enumerable.Range(0, model.Count).Where(unit => !callees.Contains(unit)).Concat(Enumerable.Range(0, model.Count));
        var next = 0;
        foreach (var unit in roots)
        {
            Visit(unit, -1);
            for (; next < order.Count; next++)
            {
                foreach (var callee in called[order[next].Unit])
                {
                    Visit(callee, order[next].Unit);
                }
            }
        }

        return order;

        void Visit(int unit, int caller)
        {
            if (!seen[unit])
            {
                seen[unit] = true;
                order.Add((unit, caller));
            }
        }
    }
}

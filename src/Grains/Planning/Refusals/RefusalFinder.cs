using System.Collections.Immutable;
using Fog.Planning.Filters;

namespace Fog.Planning;

/// <summary>Says why there is no plan: first tasks that no host could take even alone, then tasks that find none beside the others.</summary>
internal static class RefusalFinder
{
    /// <summary>The refusals.</summary>
    /// <param name="question">What was asked.</param>
    /// <param name="problem">What it came to.</param>
    /// <param name="proven">Whether all placements were looked at.</param>
    /// <param name="seed">For chance.</param>
    public static PlanResult Of(PlanQuestion question, PlanProblem problem, bool proven, int seed)
    {
        var offers = question.Map.Nodes.Select(node => node.Offer).OfType<NodeOffer>().ToArray();
        var alone = question.Spec.Tasks
            .Where(task => !question.Keeps(task.Key) && offers.All(offer => FilterChain.Refusal(task.Value, question.Spec.Agreement, offer) is not null))
            .ToImmutableSortedDictionary(
                task => task.Key,
                task => FilterChain.Sentence([.. offers.Select(offer => FilterChain.Refusal(task.Value, question.Spec.Agreement, offer)!.Reason)]),
                StringComparer.Ordinal);
        if (!alone.IsEmpty)
        {
            return new PlanResult(null, alone, MayLapse: alone.Keys.All(task => offers.Any(offer => MayFit(question.Spec, task, offer))));
        }

        var together = Together(question, problem, seed);
        var sentences = together.IsEmpty ? Broken(question, problem) : together;
        return new PlanResult(
            null,
            proven ? sentences : sentences.ToImmutableSortedDictionary(task => task.Key, task => $"{task.Value} (not every combination was tried)", StringComparer.Ordinal),
            MayLapse: sentences.Values.Any(sentence => sentence.Contains("lack ", StringComparison.Ordinal)) && offers.Any(offer => offer.Description.Free != offer.Description.Total));
    }

    /// <summary>Whether the host would do if nobody else had anything of it.</summary>
    private static bool MayFit(ServiceSpec spec, string task, NodeOffer offer) => FilterChain.Refusal(
        spec.Tasks[task], spec.Agreement, offer with { Description = offer.Description with { Free = offer.Description.Total } }) is null;

    /// <summary>The tasks that break a rule where least is broken.</summary>
    private static ImmutableSortedDictionary<string, string> Together(PlanQuestion question, PlanProblem problem, int seed)
    {
        var model = new PlanModel(problem);
        if (model.IsHopeless)
        {
            return AtOdds(question, problem, model);
        }

        var (start, budget, random) = (new Start(model), new Budget(Effort.Default / 4), new Random(seed));
        var state = start.Fixed();
        start.Greedy(state, random, 0, budget);
        new Descent(state, random).Run(budget);
        var reasons = new HostReasons(question, problem, state);
        var sentences = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        for (var unit = 0; unit < model.Count; unit++)
        {
            var excess = state.Excess;
            var here = state.Remove(unit);
            var isInTheWay = state.Excess < excess - 1e-9;
            state.Add(unit, here);
            foreach (var task in model.Units.Tasks[unit].Where(task => isInTheWay && !problem.Tasks[task].Kept))
            {
                string?[] why = [.. reasons.Hosts.Select(host => reasons.Of(task, host))];
                if (why.All(reason => reason is not null))
                {
                    sentences[problem.Tasks[task].Name] = FilterChain.Sentence([.. why.OfType<string>()], beside: true);
                }
            }
        }

        return sentences.ToImmutable();
    }

    private static ImmutableSortedDictionary<string, string> AtOdds(PlanQuestion question, PlanProblem problem, PlanModel model)
    {
        var units = Enumerable.Range(0, model.Count)
            .Where(unit => model.Units.Candidates[unit].Length == 0 || model.Units.Apart[unit].Contains(unit));
        return units.SelectMany(unit => model.Units.Tasks[unit].Select(task => (Task: problem.Tasks[task].Name, Unit: unit)))
            .Where(member => !question.Keeps(member.Task))
            .ToImmutableSortedDictionary(
                member => member.Task,
                member => model.Units.Apart[member.Unit].Contains(member.Unit)
                    ? $"no place: {Names(problem, model, member.Unit)} must be on one host and apart at once"
                    : $"no place: no node may run all of {Names(problem, model, member.Unit)}, which must be on one host",
                StringComparer.Ordinal);
    }

    private static string Names(PlanProblem problem, PlanModel model, int unit) => string.Join(", ", model.Units.Tasks[unit].Select(task => problem.Tasks[task].Name));

    /// <summary>Nothing in particular stands out: what tasks there are have no places that go together.</summary>
    private static ImmutableSortedDictionary<string, string> Broken(PlanQuestion question, PlanProblem problem) => problem.Tasks
        .Where(task => !question.Keeps(task.Name))
        .ToImmutableSortedDictionary(task => task.Name, _ => $"no place among {problem.Hosts.Length} nodes: no combination of places keeps all rules at once", StringComparer.Ordinal);
}

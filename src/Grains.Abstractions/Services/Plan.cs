using System.Collections.Immutable;

namespace Fog;

/// <summary>Which task goes to which node.</summary>
/// <param name="Mapper">The method that made it.</param>
/// <param name="Assignments">By task name.</param>
/// <param name="Report">What it costs; null for a plan of a version that didn't reckon.</param>
[GenerateSerializer, Immutable, Alias("fog.Plan")]
public sealed record Plan(string Mapper, ImmutableSortedDictionary<string, Assignment> Assignments, PlanReport? Report = null);

/// <summary>One task's place.</summary>
/// <param name="Node">The chosen node.</param>
/// <param name="Reason">Why this one, in a sentence.</param>
[GenerateSerializer, Immutable, Alias("fog.Assignment")]
public sealed record Assignment(NodeName Node, string Reason);

/// <summary>A plan, or why there is none.</summary>
/// <param name="Plan">Null when a task has no place.</param>
/// <param name="Refusals">For each task without a place, a sentence with the reasons counted, worst first.</param>
/// <param name="Explanation">Given with a plan when it was asked for.</param>
/// <param name="MayLapse">Without a plan: whether room that is promised to others stands in the way, so that trying again may help.</param>
[GenerateSerializer, Immutable, Alias("fog.PlanResult")]
public sealed record PlanResult(
    Plan? Plan, ImmutableSortedDictionary<string, string> Refusals, PlanExplanation? Explanation = null, bool MayLapse = false);

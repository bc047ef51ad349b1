using System.Collections.Immutable;

namespace Fog;

/// <summary>Which task goes to which node.</summary>
/// <param name="Mapper">The method that made it.</param>
/// <param name="Assignments">By task name.</param>
[GenerateSerializer, Immutable, Alias("fog.Plan")]
public sealed record Plan(string Mapper, ImmutableSortedDictionary<string, Assignment> Assignments);

/// <summary>One task's place.</summary>
/// <param name="Node">The chosen node.</param>
/// <param name="Reason">Why this one, in a sentence.</param>
[GenerateSerializer, Immutable, Alias("fog.Assignment")]
public sealed record Assignment(NodeName Node, string Reason);

/// <summary>A plan, or why there is none.</summary>
/// <param name="Plan">Null when a task has no place.</param>
/// <param name="Refusals">For each task without a place, a sentence with the reasons counted, worst first.</param>
[GenerateSerializer, Immutable, Alias("fog.PlanResult")]
public sealed record PlanResult(Plan? Plan, ImmutableSortedDictionary<string, string> Refusals);

using System.Collections.Immutable;

namespace Fog;

/// <summary>Why a task goes where it goes.</summary>
/// <param name="Task">The task.</param>
/// <param name="Node">Its node.</param>
/// <param name="Reason">The sentence of its <see cref="Assignment"/>.</param>
/// <param name="Alternatives">The next best nodes if all other tasks stay, cheapest first.</param>
/// <param name="TurnedDown">The nodes that are out of the question, counted by reason, worst first; empty when there are none.</param>
[GenerateSerializer, Immutable, Alias("fog.PlanExplanation")]
public sealed record PlanExplanation(string Task, NodeName Node, string Reason, ImmutableArray<PlanAlternative> Alternatives, string TurnedDown);

/// <summary>Another node for a task.</summary>
/// <param name="Node">The node.</param>
/// <param name="Extra">What the plan would cost more.</param>
/// <param name="Why">The terms that change, in their own units.</param>
[GenerateSerializer, Immutable, Alias("fog.PlanAlternative")]
public sealed record PlanAlternative(NodeName Node, double Extra, string Why);

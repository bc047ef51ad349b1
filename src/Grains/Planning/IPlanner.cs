using System.Collections.Immutable;

namespace Fog.Planning;

/// <summary>A method that assigns tasks to hosts. Pure: the same question and seed give the same plan.</summary>
public interface IPlanner
{
    /// <summary>The name under which it can be asked for and that the plan carries.</summary>
    string Name { get; }

    /// <summary>Places each task of the question, or says for which there is no place and why.</summary>
    PlanResult Map(PlanQuestion question, Random random);
}

/// <summary>What a mapper has to go by.</summary>
/// <param name="Spec">The service.</param>
/// <param name="Offers">The hosts as they describe themselves now; those of the service's own reservations count as free.</param>
/// <param name="Placed">Tasks that have their place already and keep it.</param>
public sealed record PlanQuestion(
    ServiceSpec Spec,
    ImmutableArray<NodeDescription> Offers,
    ImmutableSortedDictionary<string, Assignment> Placed);

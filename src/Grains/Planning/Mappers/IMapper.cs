using System.Collections.Immutable;

namespace Fog.Planning;

/// <summary>A method that places tasks on hosts. Pure: the same problem, seed and effort give the same answer, on any machine.</summary>
public interface IMapper
{
    /// <summary>The name under which it can be asked for and that the plan carries.</summary>
    string Name { get; }

    /// <summary>Looks for a placement of little cost.</summary>
    /// <param name="problem">What is to be placed where.</param>
    /// <param name="random">The only source of chance.</param>
    /// <param name="effort">How much is tried, in the unit of <see cref="Effort"/>. A mapper may stop sooner.</param>
    MapperAnswer Map(PlanProblem problem, Random random, long effort);
}

/// <summary>What a mapper found.</summary>
/// <param name="Placement">The host of each task; it breaks no rule. Null: none was found.</param>
/// <param name="Bound">No placement costs less; 0 when the mapper proves nothing.</param>
/// <param name="Exhausted">Whether all was tried: without a placement there is none, with one none is better.</param>
public sealed record MapperAnswer(ImmutableArray<int>? Placement, double Bound = 0, bool Exhausted = false);

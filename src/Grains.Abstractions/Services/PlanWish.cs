namespace Fog;

/// <summary>How a plan is to be made.</summary>
/// <param name="Mapper">The method: <c>auto</c>, <c>grasp</c>, <c>treedp</c> or <c>eager</c>. Null: auto.</param>
/// <param name="Seed">The seed of its chance; null: one that follows from the spec, so that the same spec draws the same numbers.</param>
/// <param name="Explain">The task whose place is to be explained; null: none.</param>
/// <param name="Afresh">Whether tasks that run may be planned elsewhere, at the cost of moving them. Default false: they stay.</param>
[GenerateSerializer, Immutable, Alias("fog.PlanWish")]
public sealed record PlanWish(string? Mapper = null, int? Seed = null, string? Explain = null, bool Afresh = false)
{
    /// <summary>As a deploy does it.</summary>
    public static PlanWish Default { get; } = new();
}

using Fog.Migration;

namespace Fog.Tests.Migration.Checking;

/// <summary>The rules that are checked: the product's own, or with one of them changed to see that the checker notices.</summary>
/// <param name="Next">What the grain does next.</param>
/// <param name="Duty">What an end does with its copy under a verdict.</param>
/// <param name="Buries">Whether ends remember what is over, so that late orders do nothing.</param>
/// <param name="Stores">Whether the verdict is stored before it is told.</param>
internal sealed record Rules(
    Func<MigrationState, MigrationSight, DateTimeOffset, MigrationStep> Next, Func<bool, Verdict, EndDuty> Duty, bool Buries = true, bool Stores = true)
{
    public static Rules Ours { get; } = new(MigrationDecision.Next, EndDuties.Of);
}

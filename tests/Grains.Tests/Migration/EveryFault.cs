using Fog.Migration;
using Fog.Tests.Migration.Checking;

namespace Fog.Tests.Migration;

/// <summary>All interleavings of source, destination, grain, messages and faults, walked through with the product's own rules.</summary>
public sealed class EveryFault(ITestOutputHelper output)
{
    [Fact]
    public void Leaves_one_running_copy_and_an_end()
    {
        const int faults = 2;
        var checker = new Checker(Rules.Ours, faults);
        Assert.Null(checker.Check());
        output.WriteLine($"{checker.Count} worlds with at most {faults} faults");
        Assert.True(checker.Count > 100_000);
    }

    [Fact]
    public void Is_noticed_when_a_commit_needs_no_restored_copy() => Notices("no copy", Rules.Ours with
    {
        Next = (move, sight, now) => move.Phase == MigrationPhase.Moving && sight.Source.Stage == MigrationStage.Frozen
            ? new MigrationStep.Decide(Verdict.Commit, null)
            : MigrationDecision.Next(move, sight, now),
    });

    [Fact]
    public void Is_noticed_when_a_source_goes_on_without_a_verdict() => Notices("runs after a commit", Rules.Ours with
    {
        Duty = (isSource, verdict) => isSource && verdict == Verdict.Open ? EndDuty.Run : EndDuties.Of(isSource, verdict),
    });

    [Fact]
    public void Is_noticed_when_the_verdict_is_told_before_it_is_stored() => Notices("without a commit", Rules.Ours with { Stores = false });

    [Fact]
    public void Is_noticed_when_ends_forget_what_is_over() => Notices("it never ends", Rules.Ours with { Buries = false });

    [Fact]
    public void Is_noticed_when_an_end_that_is_away_is_owed_nothing() => Notices("it never ends", Rules.Ours with
    {
        Next = (move, sight, now) => MigrationDecision.Next(move, sight, now) is MigrationStep.Close ? new MigrationStep.Close(false, false) : MigrationDecision.Next(move, sight, now),
    });

    [Fact]
    public void Is_noticed_when_an_abort_ends_both_copies() => Notices("no copy", Rules.Ours with
    {
        Duty = (isSource, verdict) => verdict == Verdict.Abort ? EndDuty.Delete : EndDuties.Of(isSource, verdict),
    });

    private static void Notices(string what, Rules changed)
    {
        var told = new Checker(changed, 1).Check();
        Assert.NotNull(told);
        Assert.Contains(what, told, StringComparison.Ordinal);
    }
}

using Fog.Migration;
using Fog.Tests.Examples;
using static Fog.MigrationPhase;

namespace Fog.Tests.Migration;

public sealed class TheLifeOfAMove
{
    private static readonly EndSight Ready = new(Some.Seen(MigrationStage.Ready));

    [Fact]
    public void Is_a_table()
    {
        var allowed = from phase in Enum.GetValues<MigrationPhase>()
                      from next in Enum.GetValues<MigrationPhase>()
                      from verdict in Enum.GetValues<Verdict>()
                      where MigrationLife.Allows(phase, next, verdict)
                      select (phase, next, verdict);
        Assert.Equal(
            [
                (Reserving, Preparing, Verdict.Open), (Reserving, Concluding, Verdict.Abort),
                (Preparing, Moving, Verdict.Open), (Preparing, Concluding, Verdict.Abort),
                (Moving, Concluding, Verdict.Commit), (Moving, Concluding, Verdict.Abort),
                (Concluding, Committed, Verdict.Commit), (Concluding, Aborted, Verdict.Abort),
            ],
            allowed);
    }

    [Fact]
    public void Has_one_verdict()
    {
        var decided = (Some.Move() with { Phase = Moving }).Decide(Verdict.Abort, "told", Some.At(1));
        Assert.Throws<InvalidOperationException>(() => decided.Decide(Verdict.Commit, null, Some.At(2)));
        Assert.Throws<InvalidOperationException>(() => decided.Enter(Committed, Some.At(2)));
    }

    [Theory]
    [InlineData(Reserving, 21, "didn't promise room")]
    [InlineData(Preparing, 601, "wasn't ready")]
    [InlineData(Moving, 300, "wasn't restored")]
    public void Is_given_up_when_a_phase_takes_too_long(MigrationPhase phase, int seconds, string reason)
    {
        var move = Some.Move() with { Phase = phase, Door = Some.Door };
        Assert.IsNotType<MigrationStep.Decide>(MigrationDecision.Next(move, Sight(), Some.At(1)));
        var step = Assert.IsType<MigrationStep.Decide>(MigrationDecision.Next(move, Sight(), Some.At(seconds)));
        Assert.Equal(Verdict.Abort, step.Verdict);
        Assert.Contains(reason, step.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Is_given_up_when_the_task_stands_still_for_too_long()
    {
        var move = Some.Move() with { Phase = Moving, Door = Some.Door };
        var sight = new MigrationSight(new(Some.Seen(MigrationStage.Frozen)), Ready, Some.At(10));
        Assert.IsType<MigrationStep.Wait>(MigrationDecision.Next(move, sight, Some.At(29)));
        Assert.Contains("stood still", Assert.IsType<MigrationStep.Decide>(MigrationDecision.Next(move, sight, Some.At(31))).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Is_committed_when_the_destination_restored_it_however_late()
    {
        var move = Some.Move() with { Phase = Moving, Door = Some.Door };
        var sight = new MigrationSight(new(Some.Seen(MigrationStage.Frozen), IsGone: true), new(Some.Seen(MigrationStage.Restored)), Some.At(1), "stop");
        Assert.Equal(new MigrationStep.Decide(Verdict.Commit, null), MigrationDecision.Next(move, sight, Some.At(100_000)));
    }

    private static MigrationSight Sight() => new(EndSight.Unknown, new(Some.Seen(MigrationStage.Preparing)));
}

using System.Collections.Immutable;
using Fog.Migration;
using Fog.Tests.Examples;

namespace Fog.Tests.Migration;

public sealed class AReportOfAMove
{
    private static readonly MigrationState Committed = (Some.Move() with { Phase = MigrationPhase.Moving }).Decide(Verdict.Commit, null, Some.At(4));

    [Fact]
    public void Adds_up_the_parts_of_the_standstill_that_follow_each_other()
    {
        var report = MoveReports.Report(Committed, Sight(("frozen", 100), ("dump", 40)), TimeSpan.FromMilliseconds(7), Some.At(5));
        Assert.Equal(TimeSpan.FromMilliseconds(110), report.Frozen);
        Assert.Equal(["dump", "frozen", "resume", "verdict"], report.Phases.Keys);
        Assert.Equal(TimeSpan.FromSeconds(5), report.Total);
    }

    [Fact]
    public void Takes_what_the_grain_saw_when_the_ends_measured_nothing() => Assert.Equal(TimeSpan.FromSeconds(2), MoveReports.Report(
        Committed, new MigrationSight(new(Some.Seen(MigrationStage.Done)), new(Some.Seen(MigrationStage.Done)), Some.At(3)), null, Some.At(5)).Frozen);

    [Fact]
    public void Of_a_move_that_never_froze_says_so()
    {
        var aborted = Some.Move().Decide(Verdict.Abort, "n2: the disk is full", Some.At(1));
        var report = MoveReports.Report(aborted, new MigrationSight(EndSight.Unknown, EndSight.Unknown), null, Some.At(2));
        Assert.Null(report.Frozen);
        Assert.Equal("stayed on n1, wasn't moved to n2: n2: the disk is full", MoveReports.Sentence(report));
    }

    [Fact]
    public void Is_a_sentence() => Assert.Equal(
        "moved from n1 to n2 by stop-and-copy in 5.0 s: stood still for 101 ms, 0.0 MiB sent",
        MoveReports.Sentence(MoveReports.Report(Committed, Sight(("frozen", 98)), null, Some.At(5))));

    private static MigrationSight Sight(params (string Part, double Milliseconds)[] source) => new(
        new(Some.Seen(MigrationStage.Done) with { Phases = source.ToImmutableSortedDictionary(part => part.Part, part => part.Milliseconds) }),
        new(Some.Seen(MigrationStage.Done) with { Phases = ImmutableSortedDictionary<string, double>.Empty.Add("resume", 3) }));
}

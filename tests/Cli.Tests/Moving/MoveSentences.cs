using System.Collections.Immutable;
using Fog.Cli.Moving;
using Xunit;

namespace Fog.Tests.Moving;

public sealed class MoveSentences
{
    private static readonly TaskId Web = new(new ServiceName("hello"), "web");
    private static readonly MigrationId Id = new(Web, 7);

    private static readonly MigrationForecast Plan = new(
        Web, new NodeName("h1"), new NodeName("h2"), MigrationMethod.PostCopy, "about 300 ms of standing still, against stop-and-copy 8.2 s",
        [new(MigrationMethod.PostCopy, TimeSpan.FromMilliseconds(300), TimeSpan.FromSeconds(9), 256 << 20, 0, null)], [],
        new MovingTask("sha256:1", 256 << 20, 4 << 20, 1 << 20, 0, 1, 3), new MigrationLink(TimeSpan.FromMilliseconds(1.25), 5e7, true));

    [Fact]
    public void A_forecast_says_what_there_is_to_move_and_over_what() => Assert.Equal(
        """
        256 MiB in memory, 4 MiB/s written, 1 MiB of files, 3 connections; round trip 1.25 ms, 400 Mbit/s measured
        hello/web would move from h1 to h2 by post-copy: about 300 ms of standing still, against stop-and-copy 8.2 s.
        """,
        MoveText.Summary(Plan));

    [Fact]
    public void A_forecast_of_a_move_that_cannot_be_says_why() => Assert.EndsWith(
        "hello/web can't move from h1 to h2: it is too large; h2 is too small.",
        MoveText.Summary(Plan with { Chosen = null, Obstacles = ["it is too large", "h2 is too small"] }), StringComparison.Ordinal);

    [Fact]
    public void A_move_that_goes_on_shows_its_last_round_and_how_fast_the_task_writes() => Assert.Equal(
        "- h1 sends: round 2; round 2: 4 MiB in 500 ms, 2 MiB/s written; 260 MiB sent",
        MoveText.Progress(new MigrationStatus(Id, MigrationPhase.Moving, "h1 sends: round 2",
            new MigrationObservation(Id, MigrationStage.Preparing, "round 2", null, null,
                [Round(256, 2000), Round(4, 500)], ImmutableSortedDictionary<string, double>.Empty, 260 << 20, null, null),
            null, Plan, DateTimeOffset.UnixEpoch, null)));

    [Fact]
    public void A_committed_move_compares_what_happened_with_what_was_predicted() => Assert.Equal(
        "hello/web runs on h2 now: stood still for 410 ms (predicted 300 ms), 9.4 s in all (predicted 9.0 s), 257 MiB sent (predicted 256 MiB).",
        MoveText.End(Report(Verdict.Commit, null)));

    [Theory]
    [InlineData(RoundEnd.FewBytes, " 2 rounds went before: the last of them moved little.")]
    [InlineData(RoundEnd.NoGain, " 2 rounds went before: the last of them moved nearly as much as the one before.")]
    [InlineData(RoundEnd.RoundLimit, " 2 rounds went before: more aren't made.")]
    public void A_move_in_rounds_says_why_they_ended(RoundEnd end, string words) => Assert.EndsWith(
        words, MoveText.End(Report(Verdict.Commit, null) with { Rounds = [Round(256, 2000), Round(4, 500), Round(1, 200)], RoundsEnded = end }), StringComparison.Ordinal);

    [Fact]
    public void An_aborted_move_says_where_the_task_is_and_why() => Assert.Equal(
        "hello/web stayed on h1: h2: the disk is full.", MoveText.End(Report(Verdict.Abort, "h2: the disk is full")));

    [Theory]
    [InlineData(0.0484, "48 ms")]
    [InlineData(1.25, "1.3 s")]
    [InlineData(150, "2.5 min")]
    public void Times_have_the_unit_that_fits(double seconds, string text) => Assert.Equal(text, MoveText.Time(TimeSpan.FromSeconds(seconds)));

    private static MigrationRound Round(int mebibytes, int milliseconds) =>
        new(mebibytes << 20, mebibytes << 8, TimeSpan.FromMilliseconds(milliseconds), TimeSpan.Zero);

    private static MigrationReport Report(Verdict verdict, string? error) => new(
        Id, verdict, Plan.Source, Plan.Destination, MigrationMethod.PostCopy, Plan.Reason, error, [], 257 << 20, ImmutableSortedDictionary<string, double>.Empty,
        TimeSpan.FromMilliseconds(410), TimeSpan.FromSeconds(9.4), Plan.Methods[0], DateTimeOffset.UnixEpoch);
}

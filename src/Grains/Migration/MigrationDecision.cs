namespace Fog.Migration;

/// <summary>
/// Decides the next step of a move from what is stored and what is seen. Pure: asked again after a crash it says the same. The verdict is
/// decided here and nowhere else: a commit only when the destination holds a restored copy, an abort for any reason before.
/// </summary>
public static class MigrationDecision
{
    /// <summary>The next step.</summary>
    public static MigrationStep Next(MigrationState move, MigrationSight sight, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(move);
        ArgumentNullException.ThrowIfNull(sight);
        return move switch
        {
            { IsOver: true } => new MigrationStep.Wait(),
            { Phase: MigrationPhase.Concluding } => Concluding(move, sight, now),
            { Phase: MigrationPhase.Moving } when sight.Destination.Stage == MigrationStage.Restored => new MigrationStep.Decide(Verdict.Commit, null),
            _ when (Hindrance(move, sight) ?? MigrationDeadlines.Passed(move, sight, now)) is { } reason => new MigrationStep.Decide(Verdict.Abort, reason),
            { Phase: MigrationPhase.Reserving } => new MigrationStep.Reserve(),
            { Phase: MigrationPhase.Preparing } => Preparing(sight.Destination),
            _ => sight.Source.Stage == MigrationStage.Nothing && !sight.Source.IsGone ? new MigrationStep.Send(move.Door!) : new MigrationStep.Wait(),
        };
    }

    private static MigrationStep Preparing(EndSight destination) => destination switch
    {
        { Stage: MigrationStage.Nothing } => new MigrationStep.Receive(),
        { Stage: MigrationStage.Ready, Seen.Door: { } door } => new MigrationStep.Open(door),
        _ => new MigrationStep.Wait(),
    };

    /// <summary>Why the move can't go on; null when it can. A source that is gone after the freeze may have sent all: only the destination can tell.</summary>
    private static string? Hindrance(MigrationState move, MigrationSight sight) => (move.Phase, sight) switch
    {
        (_, { Stop: { } stop }) => stop,
        (_, { Destination.IsGone: true }) => $"node {move.Order.Destination} is gone",
        (_, { Destination: { Stage: MigrationStage.Failed, Seen: { } failed } }) => $"{move.Order.Destination}: {failed.Error ?? failed.Step}",
        (_, { Source: { Stage: MigrationStage.Failed, Seen: { } failed } }) => $"{move.Order.Source}: {failed.Error ?? failed.Step}",
        (_, { Source.IsGone: true, FrozenSince: null }) => $"node {move.Order.Source} is gone",
        (MigrationPhase.Moving, { Destination: { Seen: not null, Stage: MigrationStage.Nothing } }) => $"{move.Order.Destination} lost what it had been sent",
        (_, { Destination.Stage: MigrationStage.Done } or { Source.Stage: MigrationStage.Done }) => "an end has left the move",
        _ => null,
    };

    /// <summary>An end that is gone is owed the verdict, as is one that had its time: the move isn't kept open for it.</summary>
    private static MigrationStep Concluding(MigrationState move, MigrationSight sight, DateTimeOffset now)
    {
        var late = MigrationDeadlines.ConcludingPassed(move, now);
        var (source, destination) = (IsDone(sight.Source), IsDone(sight.Destination) || IsLost(move, sight.Destination));
        return (source || sight.Source.IsGone || late) && (destination || sight.Destination.IsGone || late)
            ? new MigrationStep.Close(!source, !IsDone(sight.Destination))
            : new MigrationStep.Conclude(!source && !sight.Source.IsGone, !destination && !sight.Destination.IsGone);
    }

    private static bool IsDone(EndSight end) => end.Stage == MigrationStage.Done;

    /// <summary>A destination that fails after the commit has no copy to run any more: waiting for it gains nothing.</summary>
    private static bool IsLost(MigrationState move, EndSight destination) =>
        move.Verdict == Verdict.Commit && destination.Stage == MigrationStage.Failed;
}

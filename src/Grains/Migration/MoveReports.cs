using System.Collections.Immutable;
using Fog.Migration.Costs;

namespace Fog.Migration;

/// <summary>What is told of a move, from what is stored and seen. Pure.</summary>
public static class MoveReports
{
    /// <summary>The parts of the standstill: at the source until all is restored, the verdict, the resumption. Other phases are parts of the first.</summary>
    private static readonly string[] Standstill = ["frozen", "verdict", "resume"];

    /// <summary>What became of it.</summary>
    /// <param name="move">What is stored.</param>
    /// <param name="sight">What the ends say.</param>
    /// <param name="deciding">How long the verdict took, from the destination's word to the stored answer; null when it isn't known.</param>
    /// <param name="now">The end.</param>
    public static MigrationReport Report(MigrationState move, MigrationSight sight, TimeSpan? deciding, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(move);
        ArgumentNullException.ThrowIfNull(sight);
        var (source, destination) = (sight.Source.Seen, sight.Destination.Seen);
        var phases = (source?.Phases ?? ImmutableSortedDictionary<string, double>.Empty)
            .SetItems(destination?.Phases ?? ImmutableSortedDictionary<string, double>.Empty);
        if (deciding is { } took && move.Verdict == Verdict.Commit && !phases.ContainsKey(Standstill[1]))
        {
            phases = phases.Add(Standstill[1], took.TotalMilliseconds);
        }

        return new MigrationReport(
            move.Id, move.Verdict, move.Order.Source, move.Order.Destination, move.Order.Method, move.Forecast.Reason, move.Error,
            source?.Rounds ?? [], Math.Max(source?.Bytes ?? 0, destination?.Bytes ?? 0), phases, Frozen(phases, sight, now), now - move.Started, move.Predicted, now,
            source?.RoundsEnded);
    }

    /// <summary>What goes on, in a few words.</summary>
    public static string Step(MigrationState move, MigrationSight sight)
    {
        ArgumentNullException.ThrowIfNull(move);
        ArgumentNullException.ThrowIfNull(sight);
        var (source, destination) = (move.Order.Source, move.Order.Destination);
        return move.Phase switch
        {
            MigrationPhase.Reserving => $"asking {destination} for room",
            MigrationPhase.Preparing => $"{destination} gets ready{Doing(sight.Destination)}",
            MigrationPhase.Moving when sight.Source.Stage == MigrationStage.Frozen => $"frozen{Doing(sight.Destination)}",
            MigrationPhase.Moving => $"{source} sends{Doing(sight.Source)}",
            MigrationPhase.Concluding when move.Verdict == Verdict.Commit => $"runs on {destination}, {source} is cleared",
            MigrationPhase.Concluding => $"goes back to {source}: {move.Error}",
            MigrationPhase.Committed => $"moved from {source} to {destination}",
            _ => $"stayed on {source}: {move.Error}",
        };
    }

    /// <summary>A move that is over as a sentence.</summary>
    public static string Sentence(MigrationReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var still = report.Frozen is { } frozen ? $"stood still for {Size.Of(frozen)}" : "never stood still";
        return report.Verdict == Verdict.Commit
            ? $"moved from {report.Source} to {report.Destination} by {MethodChoice.Name(report.Method)} in {Size.Of(report.Total)}: {still}, {Size.Of(report.Bytes)} sent"
                + (report.Error is { } lost ? $"; then {lost}" : "")
            : $"stayed on {report.Source}, wasn't moved to {report.Destination}: {report.Error}";
    }

    private static string Doing(EndSight end) => end.Seen is { Step: [_, ..] step } ? $": {step}" : "";

    /// <summary>The ends measure it in parts that follow each other; when they told none, it is what the grain saw.</summary>
    private static TimeSpan? Frozen(ImmutableSortedDictionary<string, double> phases, MigrationSight sight, DateTimeOffset now) =>
        phases.ContainsKey(Standstill[0])
            ? TimeSpan.FromMilliseconds(Standstill.Sum(part => phases.GetValueOrDefault(part)))
            : now - sight.FrozenSince;
}

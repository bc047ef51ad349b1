using System.Globalization;
using Fog.Cli.Output;

namespace Fog.Cli.Moving;

/// <summary>Moves as sentences. Pure.</summary>
internal static class MoveText
{
    /// <summary>What is about to happen.</summary>
    public static string Begin(MigrationStatus move) =>
        $"{move.Id.Task} moves from {move.Forecast.Source} to {move.Forecast.Destination} by {MethodOption.Name(move.Forecast.Chosen!.Value)}: {move.Forecast.Reason}";

    /// <summary>What goes on: the step, the last round with the rate at which the task wrote, and how long it may still take.</summary>
    public static string Progress(MigrationStatus move)
    {
        var rounds = move.Source?.Rounds ?? [];
        var round = rounds is [.., var last]
            ? $"; round {rounds.Length.ToString(CultureInfo.InvariantCulture)}: {Tables.Bytes(last.Bytes)} in {Time(last.Elapsed)}{Dirty(rounds)}"
            : "";
        var sent = move.Source is { Bytes: > 0 } source ? $"; {Tables.Bytes(source.Bytes)} sent" : "";
        return $"- {move.Step}{round}{sent}";
    }

    /// <summary>What became of it.</summary>
    public static string End(MigrationReport report) => report.Verdict == Verdict.Commit
        ? $"{report.Id.Task} runs on {report.Destination} now{(report.Error is { } lost ? $", but {lost}" : "")}: stood still for {Time(report.Frozen)} (predicted {Time(report.Predicted.Freeze)}), "
            + $"{Time(report.Total)} in all (predicted {Time(report.Predicted.Total)}), {Tables.Bytes(report.Bytes)} sent (predicted {Tables.Bytes(report.Predicted.Bytes)}).{Ended(report)}"
        : $"{report.Id.Task} stayed on {report.Source}: {report.Error}.";

    /// <summary>A forecast in a sentence.</summary>
    public static string Summary(MigrationForecast forecast)
    {
        var link = string.Create(CultureInfo.InvariantCulture,
            $"round trip {forecast.Link.Latency.TotalMilliseconds:0.##} ms, {forecast.Link.Throughput * 8 / 1e6:0.#} Mbit/s {(forecast.Link.Measured ? "measured" : "assumed")}");
        var load = forecast.Load is { } task
            ? $"{Tables.Bytes(task.Resident)} in memory, {(task.DirtyRate is { } rate ? $"{Tables.Bytes((long)rate)}/s written" : "write rate unknown")}, "
                + $"{Tables.Bytes(task.Layer + task.Volumes)} of files, {task.Connections.ToString(CultureInfo.InvariantCulture)} connections"
            : "load unknown";
        var what = forecast.Chosen is { } method
            ? $"{forecast.Task} would move from {forecast.Source} to {forecast.Destination} by {MethodOption.Name(method)}: {forecast.Reason}."
            : $"{forecast.Task} can't move from {forecast.Source} to {forecast.Destination}: {string.Join("; ", forecast.Obstacles)}.";
        return $"{load}; {link}\n{what}";
    }

    /// <summary>A time as a person wants it: 48 ms, 1.3 s, 2.5 min.</summary>
    public static string Time(TimeSpan? time) => time switch
    {
        null => "no time",
        { TotalSeconds: < 1 } span => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMilliseconds:0} ms"),
        { TotalSeconds: < 90 } span => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0.0} s"),
        { } span => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0.0} min"),
    };

    /// <summary>The last of a report's rounds is the last dump.</summary>
    private static string Ended(MigrationReport report) => report.RoundsEnded is not { } end ? "" : string.Create(
        CultureInfo.InvariantCulture,
        $" {report.Rounds.Length - 1} rounds went before: {end switch
        {
            RoundEnd.FewBytes => "the last of them moved little",
            RoundEnd.NoGain => "the last of them moved nearly as much as the one before",
            _ => "more aren't made",
        }}.");

    /// <summary>What a round moved was written during the one before.</summary>
    private static string Dirty(IReadOnlyList<MigrationRound> rounds) =>
        rounds is [.., { Elapsed.TotalSeconds: > 0 } before, var last] ? $", {Tables.Bytes((long)(last.Bytes / before.Elapsed.TotalSeconds))}/s written" : "";
}

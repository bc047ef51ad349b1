using System.Collections.Immutable;

namespace Fog;

/// <summary>What a move would be like; nothing was disturbed to find out.</summary>
/// <param name="Task">The task.</param>
/// <param name="Source">Where it runs.</param>
/// <param name="Destination">Where it would run.</param>
/// <param name="Chosen">The method that would be used; null when there is none.</param>
/// <param name="Reason">Why that one, in a sentence.</param>
/// <param name="Methods">All methods, each with what it would take or why it can't be used.</param>
/// <param name="Obstacles">Why the task can't move there at all, a sentence each with what to do; empty when it can.</param>
/// <param name="Load">What there is to move; null when the source couldn't tell.</param>
/// <param name="Link">The way between the two hosts.</param>
[GenerateSerializer, Immutable, Alias("fog.MigrationForecast")]
public sealed record MigrationForecast(
    TaskId Task,
    NodeName Source,
    NodeName Destination,
    MigrationMethod? Chosen,
    string Reason,
    ImmutableArray<MethodForecast> Methods,
    ImmutableArray<string> Obstacles,
    MovingTask? Load,
    MigrationLink Link);

/// <summary>What a move by one method would take.</summary>
/// <param name="Method">The method.</param>
/// <param name="Freeze">How long the task would stand still.</param>
/// <param name="Total">How long all would take.</param>
/// <param name="Bytes">What would be sent.</param>
/// <param name="Rounds">Rounds before the last dump.</param>
/// <param name="Refusal">Why it can't be used between these hosts; null when it can.</param>
[GenerateSerializer, Immutable, Alias("fog.MethodForecast")]
public sealed record MethodForecast(MigrationMethod Method, TimeSpan Freeze, TimeSpan Total, long Bytes, int Rounds, string? Refusal);

/// <summary>The way between two hosts.</summary>
/// <param name="Latency">Round trip.</param>
/// <param name="Throughput">Bytes per second.</param>
/// <param name="Measured">Whether data was moved over it before; otherwise the throughput is an assumption.</param>
[GenerateSerializer, Immutable, Alias("fog.MigrationLink")]
public sealed record MigrationLink(TimeSpan Latency, double Throughput, bool Measured);

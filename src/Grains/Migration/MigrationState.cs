using System.Collections.Immutable;

namespace Fog.Migration;

/// <summary>What is stored of a move, each time before it is acted on.</summary>
/// <param name="Order">What both agents are told.</param>
/// <param name="Forecast">What was expected.</param>
/// <param name="Hosts">Where the service's other tasks are: told of the new way after a commit.</param>
/// <param name="Started">When it was asked for.</param>
/// <param name="Since">When the phase began.</param>
/// <param name="Phase">How far it is.</param>
/// <param name="Verdict">What was decided; once it isn't open it never changes.</param>
/// <param name="Door">Where the source reaches the destination.</param>
/// <param name="Error">Why it was aborted, or what went wrong after a commit.</param>
/// <param name="Report">What became of it.</param>
[GenerateSerializer, Immutable, Alias("fog.MigrationState")]
public sealed record MigrationState(
    MigrationOrder Order,
    MigrationForecast Forecast,
    ImmutableArray<NodeName> Hosts,
    DateTimeOffset Started,
    DateTimeOffset Since,
    MigrationPhase Phase = MigrationPhase.Reserving,
    Verdict Verdict = Verdict.Open,
    MigrationDoor? Door = null,
    string? Error = null,
    MigrationReport? Report = null)
{
    /// <summary>The move.</summary>
    public MigrationId Id => Order.Id;

    /// <summary>Whether nothing is left to do.</summary>
    public bool IsOver => MigrationLife.IsOver(Phase);

    /// <summary>What was expected of the method that is used.</summary>
    public MethodForecast Predicted => Forecast.Methods.Single(method => method.Method == Order.Method);

    /// <summary>Whether a node is one of its ends.</summary>
    public bool Concerns(NodeName node) => node == Order.Source || node == Order.Destination;

    /// <summary>In the next phase.</summary>
    /// <exception cref="InvalidOperationException">The table forbids it.</exception>
    public MigrationState Enter(MigrationPhase next, DateTimeOffset now) => MigrationLife.Allows(Phase, next, Verdict)
        ? this with { Phase = next, Since = now }
        : throw new InvalidOperationException($"Move {Id} can't go from {Phase} to {next} with verdict {Verdict}.");

    /// <summary>With its verdict.</summary>
    /// <exception cref="InvalidOperationException">It was decided before.</exception>
    public MigrationState Decide(Verdict verdict, string? error, DateTimeOffset now) => Verdict == Verdict.Open
        ? (this with { Verdict = verdict, Error = error }).Enter(MigrationPhase.Concluding, now)
        : throw new InvalidOperationException($"Move {Id} was decided before: {Verdict}.");
}

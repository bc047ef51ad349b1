namespace Fog;

/// <summary>A task's last move as it is.</summary>
/// <param name="Id">The move.</param>
/// <param name="Phase">How far it is.</param>
/// <param name="Step">What goes on, in a few words.</param>
/// <param name="Source">What the source said last; null before it was told.</param>
/// <param name="Destination">What the destination said last; null before it was told.</param>
/// <param name="Forecast">What was expected of it.</param>
/// <param name="Started">When it was asked for.</param>
/// <param name="Report">Given once it is over.</param>
[GenerateSerializer, Immutable, Alias("fog.MigrationStatus")]
public sealed record MigrationStatus(
    MigrationId Id,
    MigrationPhase Phase,
    string Step,
    MigrationObservation? Source,
    MigrationObservation? Destination,
    MigrationForecast Forecast,
    DateTimeOffset Started,
    MigrationReport? Report);

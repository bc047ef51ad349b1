using System.Collections.Immutable;

namespace Fog.Checkpoints;

/// <summary>What the task's grain sees at one moment. Nothing of it is stored: a grain that comes back looks again.</summary>
/// <param name="Alive">The nodes that are in the fog.</param>
/// <param name="Gone">For how long the task's host hasn't been among them, as far as this grain saw; null while it is.</param>
/// <param name="Keeping">What hosts say of the newest checkpoint that they are to keep.</param>
public sealed record CheckpointSight(
    ImmutableSortedSet<NodeName> Alive, TimeSpan? Gone, ImmutableSortedDictionary<NodeName, KeepingObservation> Keeping);

using System.Collections.Immutable;

namespace Fog;

/// <summary>
/// The agent's part in moves, one per silo, reached through the <see cref="INodeGrain"/> of the same name. Orders are idempotent, are on
/// disk before they are acted on, and return at once; a restarted node goes on with them. Watch them by <see cref="Observe"/>.
/// </summary>
public interface IMigrationAgent
{
    /// <summary>Returns what this host is like for a move of the task, from here when it runs here, to here otherwise. Disturbs nothing.</summary>
    Task<MigrationFacts> Preflight(TaskId task, TaskOrder? order, CancellationToken ct);

    /// <summary>When this returns, the destination's part is in hand: image, sandbox, tmpfs, workers; <see cref="MigrationStage.Ready"/> opens the door.</summary>
    Task<MigrationObservation> Receive(MigrationOrder order, CancellationToken ct);

    /// <summary>
    /// When this returns, the source's part is in hand: files and rounds while the task runs, then the freeze, the last dump and delta, and
    /// the destination's restore. It ends at <see cref="MigrationStage.Frozen"/> here and <see cref="MigrationStage.Restored"/> there.
    /// </summary>
    Task<MigrationObservation> Send(MigrationOrder order, MigrationDoor door, CancellationToken ct);

    /// <summary>When the observation says <see cref="MigrationStage.Done"/>, the verdict is carried out at this end. Never called with <see cref="Verdict.Open"/>.</summary>
    Task<MigrationObservation> Conclude(MigrationId id, Verdict verdict, CancellationToken ct);

    /// <summary>Returns what this end last saw of the move; <see cref="MigrationStage.Nothing"/> when it knows nothing of it.</summary>
    Task<MigrationObservation> Observe(MigrationId id, CancellationToken ct);

    /// <summary>When this returns, all sandboxes of the service on this host, its entry too, have the way to where the task is now. Milliseconds: no engine, no process.</summary>
    Task Reroute(TaskId moved, string address, string overlay, CancellationToken ct);
}

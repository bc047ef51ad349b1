using System.Collections.Immutable;
using Fog.Agent.Host;
using Fog.Hosting;

namespace Fog.Agent.Migration;

/// <summary>The agent of a host from which and to which nothing can move: it says so before anything is disturbed.</summary>
internal sealed class UnmovingAgent(NodeOptions options, AbilityProbe abilities) : IMigrationAgent
{
    private string Refusal => $"node {options.Name} can't move running tasks: this version of it has no hands for that";

    /// <inheritdoc/>
    public async Task<MigrationFacts> Preflight(TaskId task, TaskOrder? order, CancellationToken ct) =>
        new(options.Name, Machine.Platform, [], await abilities.Ask(ct), 0, 0, null, [Refusal]);

    /// <inheritdoc/>
    public Task<MigrationObservation> Receive(MigrationOrder order, CancellationToken ct) => throw new FogException(Refusal);

    /// <inheritdoc/>
    public Task<MigrationObservation> Send(MigrationOrder order, MigrationDoor door, CancellationToken ct) => throw new FogException(Refusal);

    /// <inheritdoc/>
    public Task<MigrationObservation> Conclude(MigrationId id, Verdict verdict, CancellationToken ct) => Observe(id, ct);

    /// <inheritdoc/>
    public Task<MigrationObservation> Observe(MigrationId id, CancellationToken ct) => Task.FromResult(new MigrationObservation(
        id, MigrationStage.Nothing, "nothing of it is here", null, null, [], ImmutableSortedDictionary<string, double>.Empty, 0, null, null));

    /// <inheritdoc/>
    public Task Reroute(TaskId moved, string address, string overlay, CancellationToken ct) => Task.CompletedTask;
}

using Fog.Placement;
using Fog.Planning;
using Microsoft.Extensions.Logging;
using Orleans.GrainDirectory;
using Orleans.Placement;
using Orleans.Runtime;

namespace Fog.Nodes;

/// <inheritdoc cref="INodeGrain"/>
[HostPlacement, GrainDirectory(HostDirectory.Name), KeepAlive, Immovable]
public sealed partial class NodeGrain(
    [PersistentState("node")] IPersistentState<NodeState> state,
    INodeAgent agent,
    ILogger<NodeGrain> log) : Grain, INodeGrain
{
    /// <inheritdoc/>
    public async Task<NodeDescription> Describe(CancellationToken ct)
    {
        var host = await agent.Describe(ct);
        return host with { Free = state.State.FreeOf(host.Total), Tasks = state.State.Reserved.Count };
    }

    /// <inheritdoc/>
    public async Task<string?> Reserve(TaskId task, Resources need, CancellationToken ct)
    {
        var host = await agent.Describe(ct);
        var free = state.State.FreeOf(host.Total) + state.State.Reserved.GetValueOrDefault(task.Key);
        if (Capacity.Lacks(need, free) is { } lack)
        {
            LogRefused(task, this.GetPrimaryKeyString(), lack);
            return $"node {this.GetPrimaryKeyString()} lacks {lack}";
        }

        state.State = state.State with { Reserved = state.State.Reserved.SetItem(task.Key, need) };
        await state.WriteStateAsync(ct);
        return null;
    }

    /// <inheritdoc/>
    public async Task Release(TaskId task, CancellationToken ct)
    {
        if (!state.State.Reserved.ContainsKey(task.Key))
        {
            return;
        }

        state.State = state.State with { Reserved = state.State.Reserved.Remove(task.Key) };
        await state.WriteStateAsync(ct);
    }

    /// <inheritdoc/>
    public Task<SwarmTicket> FormSwarm(CancellationToken ct) => agent.FormSwarm(ct);

    /// <inheritdoc/>
    public Task CreateNetwork(string network, CancellationToken ct) => agent.CreateNetwork(network, ct);

    /// <inheritdoc/>
    public Task<bool> RemoveNetwork(string network, CancellationToken ct) => agent.RemoveNetwork(network, ct);

    /// <inheritdoc/>
    public Task<TaskObservation> Prepare(TaskOrder order, CancellationToken ct) => agent.Prepare(order, ct);

    /// <inheritdoc/>
    public Task<TaskObservation> Start(TaskId task, PeerTable peers, CancellationToken ct) => agent.Start(task, peers, ct);

    /// <inheritdoc/>
    public Task<TaskObservation> Remove(TaskId task, bool volumes, CancellationToken ct) => agent.Remove(task, volumes, ct);

    /// <inheritdoc/>
    public Task<TaskObservation> Observe(TaskId task, CancellationToken ct) => agent.Observe(task, ct);

    /// <inheritdoc/>
    public IAsyncEnumerable<LogLine> Logs(TaskId task, LogQuery query, CancellationToken ct) => agent.Logs(task, query, ct);

    /// <inheritdoc/>
    public IAsyncEnumerable<ExecOutput> Exec(TaskId task, ExecRequest request, CancellationToken ct) => agent.Exec(task, request, ct);
}

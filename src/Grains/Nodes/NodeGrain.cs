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
    IMigrationAgent moves,
    IClusterMembershipService membership,
    LinkNews news,
    TimeProvider clock,
    ILogger<NodeGrain> log) : Grain, INodeGrain
{
    /// <summary>Beats of the overlay between two writes of what should survive the host's end.</summary>
    private const int BeatsBetweenWrites = 60;

    private readonly NodeOffers _offers = new();
    private NodeNetwork? _network;
    private int _beats;

    private NodeName Name => new(this.GetPrimaryKeyString());

    private NodeNetwork Network => _network ?? throw new InvalidOperationException("The grain isn't active yet.");

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _network = new NodeNetwork(Name, GrainFactory, agent, membership, clock);
        state.State = state.State.Came(clock.GetUtcNow());
        await state.WriteStateAsync(cancellationToken);
        _network.Remember(state.State.Neighbours);
        this.RegisterGrainTimer(Beat, new GrainTimerCreationOptions(TimeSpan.Zero, _network.TickInterval) { Interleave = true, KeepAlive = true });
    }

    /// <inheritdoc/>
    public Task Hear(NodeName from, NetworkMessage message)
    {
        Network.Hear(from, message);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<NetworkMap> Map(MapQuestion question, CancellationToken ct) => await Network.Map(question, await Offer(ct), ct);

    /// <inheritdoc/>
    Task<NetworkView> INodeGrain.Network(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return Task.FromResult(new NetworkView(Name, Network.Links, NodeOffers.Reliability(state.State.Sessions, now), state.State.Sessions.Age(now)));
    }

    /// <inheritdoc/>
    public async Task<NodeDescription> Describe(CancellationToken ct)
    {
        var host = await agent.Describe(ct);
        var now = clock.GetUtcNow();
        return host with { Free = state.State.FreeOf(host.Total, now), Tasks = state.State.Reserved.Values.Count(promise => promise.Holds(now)) };
    }

    /// <inheritdoc/>
    public async Task<string?> Reserve(TaskId task, Resources need, CancellationToken ct)
    {
        var host = await agent.Describe(ct);
        if (Lack(task, need, host.Total) is { } lack)
        {
            LogRefused(task, this.GetPrimaryKeyString(), lack);
            return $"node {this.GetPrimaryKeyString()} lacks {lack}";
        }

        state.State = state.State.Promising(task.Key, need, clock.GetUtcNow());
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
    public async Task<TaskObservation> Prepare(TaskOrder order, CancellationToken ct)
    {
        await Bind(order, ct);
        return await agent.Prepare(order, ct);
    }

    /// <inheritdoc/>
    public Task<MigrationFacts> Preflight(TaskId task, TaskOrder? order, CancellationToken ct) => moves.Preflight(task, order, ct);

    /// <inheritdoc/>
    public async Task<MigrationObservation> Receive(MigrationOrder order, CancellationToken ct)
    {
        await Bind(order.Task, ct);
        return await moves.Receive(order, ct);
    }

    /// <inheritdoc/>
    public Task<MigrationObservation> Send(MigrationOrder order, MigrationDoor door, CancellationToken ct) => moves.Send(order, door, ct);

    /// <inheritdoc/>
    public Task<MigrationObservation> Conclude(MigrationId id, Verdict verdict, CancellationToken ct) => moves.Conclude(id, verdict, ct);

    /// <inheritdoc/>
    public Task<MigrationObservation> ObserveMigration(MigrationId id, CancellationToken ct) => moves.Observe(id, ct);

    /// <inheritdoc/>
    public Task Reroute(TaskId moved, string address, string overlay, CancellationToken ct) => moves.Reroute(moved, address, overlay, ct);

    /// <summary>An order came: the task's promise binds until it is released. One that lapsed is renewed if there is room.</summary>
    private async Task Bind(TaskOrder order, CancellationToken ct)
    {
        var (task, need) = (order.Task, order.Spec.Resources);
        if (state.State.Reserved.GetValueOrDefault(task.Key) is not { Until: null } promise || promise.Need != need)
        {
            if (Lack(task, need, (await agent.Describe(ct)).Total) is { } lack)
            {
                throw new FogException($"Node {Name} lacks {lack} for {task}, whose promise lapsed before its order came: deploy again.");
            }

            state.State = state.State.Ordered(task.Key, need);
            await state.WriteStateAsync(ct);
        }
    }

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

    /// <inheritdoc/>
    public Task<TransferTicket?> Ticket(string digest, NodeName to, CancellationToken ct) => agent.Ticket(digest, to, ct);

    /// <summary>What is missing for the task beside all that is promised to others; null when nothing is.</summary>
    private string? Lack(TaskId task, Resources need, Resources total)
    {
        var now = clock.GetUtcNow();
        var own = state.State.Reserved.GetValueOrDefault(task.Key) is { } before && before.Holds(now) ? before.Need : Resources.None;
        return Capacity.Lacks(need, state.State.FreeOf(total, now) + own);
    }

    private async Task<NodeOffer> Offer(CancellationToken ct) => _offers.Of(await Describe(ct), state.State.Sessions, clock.GetUtcNow());

    private async Task Beat(CancellationToken ct)
    {
        Network.Tick(await Offer(ct), news.Take());
        if (++_beats % BeatsBetweenWrites == 0)
        {
            state.State = state.State with { Neighbours = Network.Neighbours, LastUp = clock.GetUtcNow() };
            await state.WriteStateAsync(ct);
        }
    }
}

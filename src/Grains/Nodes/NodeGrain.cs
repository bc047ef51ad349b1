using Fog.Nodes.Draining;
using Fog.Placement;
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
    private NodePromises? _promises;
    private Drain? _drain;
    private int _beats;

    private NodeName Name => new(this.GetPrimaryKeyString());

    private NodePromises Promises => _promises ??= new NodePromises(Name, state, agent, clock, log);

    private NodeNetwork Network => _network ?? throw new InvalidOperationException("The grain isn't active yet.");

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _network = new NodeNetwork(Name, GrainFactory, agent, membership, clock);
        _drain = new Drain(Name, GrainFactory, () => state.State.Ordered(), clock, log);
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
        return host.Closed(state.State.IsDrained) with { Free = state.State.FreeOf(host.Total, now), Tasks = state.State.Reserved.Values.Count(promise => promise.Holds(now)) };
    }

    /// <inheritdoc/>
    public Task<string?> Reserve(TaskId task, TaskSpec spec, CancellationToken ct) => Promises.Reserve(task, spec, ct);

    /// <inheritdoc/>
    public Task<string?> Limit(TaskId task, Resources limits, CancellationToken ct) => Promises.Limit(task, limits, ct);

    /// <inheritdoc/>
    public Task Release(TaskId task, CancellationToken ct) => Promises.Release(task, ct);

    /// <inheritdoc/>
    public async Task<DrainStatus> Drain(bool undo, CancellationToken ct)
    {
        state.State = state.State with { IsDrained = !undo };
        await state.WriteStateAsync(ct);
        LogDrained(Name.Value, !undo);
        return await DrainStatus(ct);
    }

    /// <inheritdoc/>
    public Task<DrainStatus> DrainStatus(CancellationToken ct) => Task.FromResult(new DrainStatus(Name, state.State.IsDrained, _drain!.Tasks));

    /// <inheritdoc/>
    public Task<SwarmTicket> FormSwarm(CancellationToken ct) => agent.FormSwarm(ct);

    /// <inheritdoc/>
    public Task CreateNetwork(string network, CancellationToken ct) => agent.CreateNetwork(network, ct);

    /// <inheritdoc/>
    public Task<bool> RemoveNetwork(string network, CancellationToken ct) => agent.RemoveNetwork(network, ct);

    /// <inheritdoc/>
    public async Task<TaskObservation> Prepare(TaskOrder order, CancellationToken ct)
    {
        await Promises.Bind(order, ct);
        return await agent.Prepare(order, ct);
    }

    /// <inheritdoc/>
    public async Task<MigrationFacts> Preflight(TaskId task, TaskOrder? order, CancellationToken ct)
    {
        var facts = await moves.Preflight(task, order, ct);
        return order is not null && await Promises.Refusal(task, order.Spec.Resources, ct) is { } refusal
            ? facts with { Obstacles = facts.Obstacles.Add($"{refusal}: make room there or choose another host") }
            : facts;
    }

    /// <inheritdoc/>
    public async Task<MigrationObservation> Receive(MigrationOrder order, CancellationToken ct)
    {
        await Promises.Bind(order.Task, ct);
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

    /// <inheritdoc/>
    public Task<TaskObservation> Start(TaskId task, PeerTable peers, CancellationToken ct) => agent.Start(task, peers, ct);

    /// <inheritdoc/>
    public Task<TaskObservation> Suspend(TaskId task, CancellationToken ct) => agent.Suspend(task, ct);

    /// <inheritdoc/>
    public async Task<TaskObservation> Resume(TaskOrder order, PeerTable peers, ReturnOrder? from, CancellationToken ct)
    {
        await Promises.Bind(order, ct);
        return await agent.Resume(order, peers, from, ct);
    }

    /// <inheritdoc/>
    public async Task Rest(TaskId task, CancellationToken ct)
    {
        if (await agent.Rests(task, ct))
        {
            await Promises.Release(task, ct);
        }
    }

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

    /// <inheritdoc/>
    public Task<ImageContent?> FindImage(string image, CancellationToken ct) => agent.FindImage(image, ct);

    /// <inheritdoc/>
    public Task<PackedPart?> Pack(string part, CancellationToken ct) => agent.Pack(part, ct);

    private async Task<NodeOffer> Offer(CancellationToken ct) => _offers.Of(await Describe(ct), state.State.Sessions, clock.GetUtcNow());

    private async Task Beat(CancellationToken ct)
    {
        Network.Tick(await Offer(ct), news.Take());
        if (state.State.IsDrained)
        {
            _drain!.Go().Ignore();
        }

        if (++_beats % BeatsBetweenWrites == 0)
        {
            state.State = state.State with { Neighbours = Network.Neighbours, LastUp = clock.GetUtcNow() };
            await state.WriteStateAsync(ct);
        }
    }
}

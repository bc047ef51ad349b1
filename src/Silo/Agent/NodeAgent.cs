using Fog.Agent.Checkpoints;
using Fog.Agent.Docker;
using Fog.Agent.Host;
using Fog.Agent.Images;
using Fog.Agent.Probing;
using Fog.Agent.Runc;
using Fog.Agent.Suspending;
using Fog.Agent.Tasks;
using Fog.Agent.Transfer;
using Fog.Hosting;

namespace Fog.Agent;

/// <inheritdoc cref="INodeAgent"/>
internal sealed class NodeAgent(
    NodeOptions options, AbilityProbe abilities, LinkProbe links, Swarm swarm, Networks networks, TaskKeepers keepers, Tickets tickets,
    HoldingsProbe holdings, ImageShelf images, Packer packer, PromisedThings promised, TimeProvider clock) : INodeAgent
{
    /// <inheritdoc/>
    public async Task<NodeDescription> Describe(CancellationToken ct)
    {
        var total = Machine.Total(options);
        return new NodeDescription(
            options.Name, options.Address.ToString(), options.HttpPort, total, total, Machine.Platform,
            await abilities.Ask(ct), options.Price, options.Labels, 0, clock.GetUtcNow(), options.Energy, Machine.Load(),
            await holdings.Ask(ct));
    }

    /// <inheritdoc/>
    public Task<TimeSpan?> Probe(System.Net.IPEndPoint address, CancellationToken ct) => links.RoundTrip(address, ct);

    /// <inheritdoc/>
    public Task<SwarmTicket> FormSwarm(CancellationToken ct) => Engine("form a swarm", () => swarm.Form(ct));

    /// <inheritdoc/>
    public Task CreateNetwork(string network, CancellationToken ct) => Engine($"create network {network}", async () =>
    {
        await networks.Create(network, ct);
        return true;
    });

    /// <inheritdoc/>
    public Task<bool> RemoveNetwork(string network, CancellationToken ct) => Engine($"remove network {network}", () => networks.Remove(network, ct));

    /// <inheritdoc/>
    public void Keep(TaskSpec spec) => promised.Keep(spec);

    /// <inheritdoc/>
    public async Task<TaskObservation> Prepare(TaskOrder order, CancellationToken ct)
    {
        var can = await abilities.Ask(ct);
        return can.RunsTasks
            ? OnDisk($"take {order.Task} in", () => keepers.Of(order.Task).Prepare(order))
            : throw new FogException($"Node {options.Name} can't run tasks: {string.Join(' ', can.Obstacles)}");
    }

    /// <inheritdoc/>
    public Task<TaskObservation> Start(TaskId task, PeerTable peers, CancellationToken ct) =>
        Task.FromResult(OnDisk($"start {task}", () => keepers.Of(task).Start(peers)));

    /// <inheritdoc/>
    public async Task<TaskObservation> Suspend(TaskId task, CancellationToken ct) => await abilities.Ask(ct) is { Criu: not null }
        ? OnDisk($"suspend {task}", () => keepers.Of(task).Suspend())
        : throw new FogException($"Node {options.Name} can't suspend {task}: it has no CRIU that works on its kernel; 'fog doctor' there says more.");

    /// <inheritdoc/>
    public Task<TaskObservation> Resume(TaskOrder order, PeerTable peers, ReturnOrder? from, CancellationToken ct) => Task.FromResult(OnDisk(
        $"resume {order.Task}",
        () => from is null ? keepers.Of(order.Task).Resume(order, peers) : keepers.Of(order.Task).Return(order, peers, from, clock.GetUtcNow())));

    /// <inheritdoc/>
    public Task<bool> Rests(TaskId task, CancellationToken ct) =>
        Task.FromResult(keepers.Of(task).Record is { Phase: TaskPhase.Suspended, Wanted: Wanted.Suspended });

    /// <inheritdoc/>
    public Task<TaskObservation> Remove(TaskId task, bool volumes, CancellationToken ct) =>
        Task.FromResult(OnDisk($"remove {task}", () => keepers.Of(task).Remove(volumes)));

    /// <inheritdoc/>
    public async Task<string?> Limit(TaskId task, Resources limits, CancellationToken ct)
    {
        try
        {
            return await TaskLimits.Set(keepers.Of(task), limits, ct);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw DiskTrouble($"limit {task}", e);
        }
    }

    /// <inheritdoc/>
    public Task<TaskObservation> Observe(TaskId task, CancellationToken ct) => Task.FromResult(keepers.Of(task).Observe());

    /// <inheritdoc/>
    public IAsyncEnumerable<LogLine> Logs(TaskId task, LogQuery query, CancellationToken ct) =>
        ContainerOutput.Read(Present(task).Files.Output, query, ct);

    /// <inheritdoc/>
    public IAsyncEnumerable<ExecOutput> Exec(TaskId task, ExecRequest request, CancellationToken ct) =>
        Present(task) is { Record.Phase: TaskPhase.Running } running
            ? TaskExec.Run(running.Files, request, ct)
            : throw new FogException($"Task {task} has no process now: 'fog ps' says why.");

    /// <inheritdoc/>
    public Task<TransferTicket?> Ticket(string digest, NodeName to, CancellationToken ct) => Task.FromResult(tickets.Issue(digest, to));

    /// <inheritdoc/>
    public Task<ImageContent?> FindImage(string image, CancellationToken ct) => Engine($"look for image {image}", () => images.Find(image, ct));

    /// <inheritdoc/>
    public Task<PackedPart?> Pack(string part, CancellationToken ct) => Engine($"pack part {part} of an image", () => packer.Pack(part, ct));

    private TaskKeeper Present(TaskId task) =>
        keepers.Of(task) is { Record: not null } keeper ? keeper : throw new TaskNotFoundException(task);

    /// <summary>Turns a full or broken disk into an error that may cross to another host.</summary>
    private TaskObservation OnDisk(string operation, Func<TaskObservation> order)
    {
        try
        {
            return order();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw DiskTrouble(operation, e);
        }
    }

    private FogException DiskTrouble(string operation, Exception e) =>
        new($"Node {options.Name} can't {operation}: {e.Message} Make room under {options.DataDirectory} and try again.");

    /// <summary>Turns the engine's refusals into errors that may cross to another host.</summary>
    private async Task<T> Engine<T>(string operation, Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception e) when (Engines.IsTrouble(e))
        {
            throw new FogException($"Node {options.Name} can't {operation}: {e.Message.Trim()}");
        }
    }
}

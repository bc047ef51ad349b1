using System.Collections.Immutable;

namespace Fog.Client;

/// <summary>
/// An initiator's connection to a fog: deploys services and follows them. Safe for concurrent use. Calls that change something are
/// idempotent, so that each can be repeated after an error. Unless said otherwise, a method throws <see cref="FogException"/> when the fog
/// doesn't answer five times within <see cref="FogClientOptions.ResponseTimeout"/>, and <see cref="OperationCanceledException"/> when it is cancelled.
/// </summary>
/// <param name="cluster">A connected Orleans client; stays the caller's.</param>
/// <param name="http">For bulk data to nodes; stays the caller's.</param>
/// <param name="time">The clock; default the system's.</param>
public sealed class FogClient(IClusterClient cluster, HttpClient http, TimeProvider? time = null) : IAsyncDisposable
{
    /// <summary>How long <see cref="Events"/> and <see cref="Settle"/> bear a fog that doesn't answer: 90 s, times <see cref="FogClientOptions.Patience"/>.</summary>
    public static readonly TimeSpan EventPatience = TimeSpan.FromSeconds(90);

    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly GatewayLoss _loss = new();
    private readonly ClusterConnection? _connection;

    private double Patience => _connection?.Patience ?? 1;

    private FogClient(ClusterConnection connection)
        : this(connection.Cluster, connection.Http) => (_connection, _loss) = (connection, connection.Loss);

    /// <summary>Moves of running tasks from host to host.</summary>
    public TaskMoves Moves => new(cluster, _time);

    /// <summary>Tasks that are put to rest on their hosts, and brought back.</summary>
    public TaskRests Rests => new(cluster, _time);

    /// <summary>Checkpoints of running tasks, from which they come back when their host is lost.</summary>
    public TaskCheckpoints Checkpoints => new(cluster, _time);

    /// <summary>The volumes of tasks.</summary>
    public FogVolumes Volumes => new(cluster, http, _time);

    /// <summary>The shared state of a service, which need not be deployed now: its state outlives it.</summary>
    public FogState Shared(ServiceName service) => new(cluster, service);

    /// <summary>Connects to a fog.</summary>
    /// <exception cref="FogException">No gateway answered within <see cref="FogClientOptions.ConnectTimeout"/>; the message names each.</exception>
    public static async Task<FogClient> Connect(FogClientOptions options, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var connection = await ClusterConnection.Open(options, ct);
        return new FogClient(connection);
    }

    /// <summary>Returns the nodes that are in the fog, ordered by name; one that doesn't describe itself within 5 s says why.</summary>
    public async Task<ImmutableArray<NodeListing>> Nodes(CancellationToken ct = default) =>
        await NodeRoll.Call(cluster, await View(ct), Patience, _time, ct);

    /// <summary>Empties a node: it takes no new tasks and moves those away that it has, while they run. Or undoes that.</summary>
    /// <returns>What is left on it; ask <see cref="Drained"/> how it goes on.</returns>
    /// <exception cref="NodeUnavailableException">No live node has that name.</exception>
    public Task<DrainStatus> Drain(NodeName node, bool undo = false, CancellationToken ct = default) =>
        Ask.For($"Draining {node}", () => cluster.GetGrain<INodeGrain>(node.Value).Drain(undo, ct), ct);

    /// <summary>Returns whether a node is drained, and what is left on it.</summary>
    /// <exception cref="NodeUnavailableException">No live node has that name.</exception>
    public Task<DrainStatus> Drained(NodeName node, CancellationToken ct = default) =>
        Ask.For($"Asking {node} what is left on it", () => cluster.GetGrain<INodeGrain>(node.Value).DrainStatus(ct), ct);

    /// <summary>Draws a map of the network around a node.</summary>
    /// <param name="question">How far, for what, how many nodes.</param>
    /// <param name="from">The node; null: the initiator's own.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <exception cref="NodeUnavailableException">No live node has that name.</exception>
    public async Task<NetworkMap> Map(MapQuestion question, NodeName? from = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        var node = from ?? (await View(ct)).Local;
        return await Ask.For($"Mapping from {node}", () => cluster.GetGrain<INodeGrain>(node.Value).Map(question, ct), ct);
    }

    /// <summary>Returns a node's links as it measured them, and how likely it is to stay.</summary>
    /// <exception cref="NodeUnavailableException">No live node has that name.</exception>
    public Task<NetworkView> Network(NodeName node, CancellationToken ct = default) =>
        Ask.For($"Asking {node} for its links", () => cluster.GetGrain<INodeGrain>(node.Value).Network(ct), ct);

    /// <summary>Returns where the tasks would go now, or why one has no place. Folders are read but nothing is sent or changed.</summary>
    /// <param name="document">What would run.</param>
    /// <param name="wish">How the plan is to be made; null: as a deploy does it.</param>
    /// <param name="ct">Stops the waiting.</param>
    public async Task<PlanResult> Plan(ServiceDocument document, PlanWish? wish = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        var request = new DeployRequest(SpecAssembly.Of(document, await DocumentFolders.Measure(document, ct)), (await View(ct)).Local);
        return await Ask.For($"Planning {document.Name}", () => Service(document.Name).Propose(request, wish ?? PlanWish.Default, ct), ct);
    }

    /// <summary>
    /// When this returns, the fog has the spec and the content of its folders and is carrying them out: <see cref="Settle"/> waits for the
    /// end. The same spec again changes nothing; a changed one changes what differs.
    /// </summary>
    /// <param name="document">What to run.</param>
    /// <param name="progress">Told about each folder on its way to the initiator's node; called from any thread.</param>
    /// <param name="ct">Stops the sending and the waiting; a spec that the fog has is carried out all the same.</param>
    public async Task<DeployReceipt> Deploy(
        ServiceDocument document, IProgress<UploadProgress>? progress = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        var blobs = await DocumentFolders.Measure(document, ct);
        var initiator = (await View(ct)).Local;
        var node = await Ask.For($"Asking node {initiator}", () => cluster.GetGrain<INodeGrain>(initiator.Value).Describe(ct), ct);
        var upload = new BlobUpload(http, node, _time, progress);
        foreach (var (folder, field) in DocumentFolders.Of(document))
        {
            await upload.Bring(field, folder, blobs[folder], ct);
        }

        var request = new DeployRequest(SpecAssembly.Of(document, blobs), initiator);
        return await Ask.For($"Deploying {document.Name}", () => Service(document.Name).Deploy(request, ct), ct);
    }

    /// <summary>Returns a service and its tasks as they are.</summary>
    /// <exception cref="ServiceNotFoundException">Nothing of that name was deployed.</exception>
    public Task<ServiceStatus> Status(ServiceName service, CancellationToken ct = default) =>
        Ask.For($"Asking for {service}", () => Service(service).Status(ct), ct);

    /// <summary>Returns the services of the fog, ordered by name.</summary>
    public Task<ImmutableArray<ServiceName>> Services(CancellationToken ct = default) =>
        Ask.For("Listing services", () => cluster.GetGrain<IRegistryGrain>(IRegistryGrain.Key).Services(ct), ct);

    /// <summary>
    /// Streams a service's events, first those that happened already, then each as it happens, until cancelled. A connection that breaks is
    /// made again without losing or repeating an event.
    /// </summary>
    /// <param name="service">The service; one that isn't deployed yet has no events until it is.</param>
    /// <param name="from">Sequence number of the first event wanted; 1 is the first of all.</param>
    /// <param name="ct">Ends the stream.</param>
    /// <exception cref="FogException">The fog didn't answer for <see cref="EventPatience"/>.</exception>
    public IAsyncEnumerable<ServiceEvent> Events(ServiceName service, long from = 1, CancellationToken ct = default) =>
        new EventStream(service, Service(service).Watch, _loss, EventPatience * Patience, _time).From(from, ct);

    /// <summary>
    /// Streams what happens to any service of the fog from now on, until cancelled. It is for looking on: a piece of news may come a second
    /// late, and when a host dies it may be lost; <see cref="Events"/> never loses one.
    /// </summary>
    public IAsyncEnumerable<ServiceNews> News(CancellationToken ct = default) => NewsStream.Of(cluster, ct);

    /// <summary>Waits until the service is settled after a request: running, failed or removed.</summary>
    /// <param name="service">The service.</param>
    /// <param name="from"><see cref="DeployReceipt.Sequence"/> of the request.</param>
    /// <param name="progress">Told about each event from that number on, in order; called on the stream's thread.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>Running, Failed or Removed. A service that the fog doesn't know counts as removed.</returns>
    /// <exception cref="FogException">The fog didn't answer for <see cref="EventPatience"/>.</exception>
    public Task<ServicePhase> Settle(
        ServiceName service, long from, IProgress<ServiceEvent>? progress = null, CancellationToken ct = default) =>
        Settling.Wait(() => Status(service, ct), Events(service, from, ct), from, progress);

    /// <summary>Streams what a task wrote, oldest line first; ends at the end of the log unless <see cref="LogQuery.Follow"/>.</summary>
    /// <exception cref="TaskNotFoundException">No such task is known, or it has no node.</exception>
    public IAsyncEnumerable<LogLine> Logs(TaskId task, LogQuery query, CancellationToken ct = default) =>
        TaskOutput.Of(cluster, task, node => node.Logs(task, query, ct), ct);

    /// <summary>Runs a command beside a task's process and streams its output; the last element carries the exit code.</summary>
    /// <exception cref="TaskNotFoundException">No such task is known, or it has no node.</exception>
    public IAsyncEnumerable<ExecOutput> Exec(TaskId task, ExecRequest request, CancellationToken ct = default) =>
        TaskOutput.Of(cluster, task, node => node.Exec(task, request, ct), ct);

    /// <summary>
    /// When this returns, the task may use what the change says, its host has set as much aside, and its process went on. The next deploy of
    /// the service's file sets what the file says, without a restart too.
    /// </summary>
    /// <exception cref="TaskNotFoundException">The service has no such task.</exception>
    /// <exception cref="FogException">The host lacks it, or the task uses more memory already: nothing changed.</exception>
    public Task<LimitReceipt> Limit(TaskId task, LimitChange change, CancellationToken ct = default) =>
        Ask.For($"Limiting {task}", () => Service(task.Service).Limit(task.Task, change, ct), ct);

    /// <summary>When this returns, the fog is taking the service away: <see cref="Settle"/> waits for the end.</summary>
    /// <param name="service">The service.</param>
    /// <param name="volumes">Whether the content of its volumes goes too.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <exception cref="ServiceNotFoundException">Nothing of that name was deployed.</exception>
    public Task<DeployReceipt> Remove(ServiceName service, bool volumes = false, CancellationToken ct = default) =>
        Ask.For($"Removing {service}", () => Service(service).Remove(volumes, ct), ct);

    /// <summary>Ends the connection, if <see cref="Connect"/> made it; services go on.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
        }
    }

    private IServiceGrain Service(ServiceName name) => cluster.GetGrain<IServiceGrain>(name.Value);

    private Task<MembershipView> View(CancellationToken ct) =>
        Ask.For("Asking who is in the fog", () => cluster.GetGrain<IMembershipGrain>(0).View(ct), ct);
}

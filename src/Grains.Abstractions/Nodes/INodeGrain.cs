using Orleans.Concurrency;

namespace Fog;

/// <summary>
/// A host's node; the key is its <see cref="NodeName"/>. It lives on that host's silo and nowhere else: when the host is gone, each
/// call fails at once with <see cref="NodeUnavailableException"/>. What must touch the host it hands to the host's <see cref="INodeAgent"/>.
/// </summary>
[Alias("fog.INodeGrain")]
public interface INodeGrain : IGrainWithStringKey
{
    /// <summary>Returns what the host offers right now.</summary>
    [AlwaysInterleave, ResponseTimeout("00:00:05"), Alias("Describe")]
    Task<NodeDescription> Describe(CancellationToken ct = default);

    /// <summary>Draws a map of the network around the host; the answer comes at the latest after about three times the budget.</summary>
    [AlwaysInterleave, ResponseTimeout("00:01:00"), Alias("Map")]
    Task<NetworkMap> Map(MapQuestion question, CancellationToken ct = default);

    /// <summary>Returns the host's links as it measured them, and how likely it is to stay.</summary>
    [AlwaysInterleave, ResponseTimeout("00:00:05"), Alias("Network")]
    Task<NetworkView> Network(CancellationToken ct = default);

    /// <summary>Takes what another node has to say about overlay and maps; nobody waits for it, and it may get lost.</summary>
    [OneWay, AlwaysInterleave, Alias("Hear")]
    Task Hear(NodeName from, NetworkMessage message);

    /// <summary>
    /// When null returns, the resources that the task asks for are set aside for it: for two minutes, and once <see cref="Prepare"/> came, until
    /// <see cref="Release"/>. What is here of its image and its data stays as long. A second promise replaces the first.
    /// </summary>
    /// <returns>Null when promised, otherwise the sentence of refusal.</returns>
    [Alias("Reserve")]
    Task<string?> Reserve(TaskId task, TaskSpec spec, CancellationToken ct = default);

    /// <summary>When this returns, nothing is set aside for the task.</summary>
    [Alias("Release")]
    Task Release(TaskId task, CancellationToken ct = default);

    /// <summary>When this returns, the host manages a swarm of its own; the ticket lets others join. A second call returns the same swarm.</summary>
    [ResponseTimeout("00:01:00"), Alias("FormSwarm")]
    Task<SwarmTicket> FormSwarm(CancellationToken ct = default);

    /// <summary>When this returns, the overlay network exists in the swarm that this host manages.</summary>
    [ResponseTimeout("00:01:00"), Alias("CreateNetwork")]
    Task CreateNetwork(string network, CancellationToken ct = default);

    /// <summary>When this returns, the overlay network is gone; one that still has sandboxes is left and false returned.</summary>
    [ResponseTimeout("00:01:00"), Alias("RemoveNetwork")]
    Task<bool> RemoveNetwork(string network, CancellationToken ct = default);

    /// <summary>When this returns, the order is on the host's disk and being carried out: image, volumes, sandbox. Watch it by <see cref="Observe"/>.</summary>
    [Alias("Prepare")]
    Task<TaskObservation> Prepare(TaskOrder order, CancellationToken ct = default);

    /// <summary>When this returns, the task's sandbox knows the way to each peer, and the process of a prepared task is being started; one that runs isn't touched.</summary>
    [Alias("Start")]
    Task<TaskObservation> Start(TaskId task, PeerTable peers, CancellationToken ct = default);

    /// <summary>When this returns, the order is on the host's disk and being carried out. <see cref="TaskPhase.Suspended"/>: the process is gone and its memory on disk.</summary>
    [Alias("Suspend")]
    Task<TaskObservation> Suspend(TaskId task, CancellationToken ct = default);

    /// <summary>When this returns, the order is on the host's disk and being carried out: a suspended task comes back as it was.</summary>
    /// <param name="order">The task's.</param>
    /// <param name="peers">Where its peers are.</param>
    /// <param name="from">The checkpoint that it comes back from; null: what the host itself keeps of it.</param>
    /// <param name="ct">Stops the waiting.</param>
    [Alias("Resume")]
    Task<TaskObservation> Resume(TaskOrder order, PeerTable peers, ReturnOrder? from = null, CancellationToken ct = default);

    /// <summary>When this returns, nothing is set aside for the task if it rests here; otherwise nothing changed.</summary>
    [Alias("Rest")]
    Task Rest(TaskId task, CancellationToken ct = default);

    /// <summary>When the observation says <see cref="TaskPhase.Stopped"/>, nothing of the task is left on the host, its volumes aside unless asked.</summary>
    [Alias("Remove")]
    Task<TaskObservation> Remove(TaskId task, bool volumes, CancellationToken ct = default);

    /// <summary>
    /// When null returns, the task may use <paramref name="limits"/> and no more, and as much is set aside for it; its process goes on. A
    /// refusal changes nothing.
    /// </summary>
    /// <returns>Null when done, otherwise the sentence of refusal: the host lacks it, or the task uses more already.</returns>
    [Alias("Limit")]
    Task<string?> Limit(TaskId task, Resources limits, CancellationToken ct = default);

    /// <summary>Returns what the agent last saw of the task.</summary>
    [AlwaysInterleave, ResponseTimeout("00:00:03"), Alias("Observe")]
    Task<TaskObservation> Observe(TaskId task, CancellationToken ct = default);

    /// <summary>Streams what the task wrote, oldest first; ends at the end of the log unless <see cref="LogQuery.Follow"/>.</summary>
    [AlwaysInterleave, Alias("Logs")]
    IAsyncEnumerable<LogLine> Logs(TaskId task, LogQuery query, CancellationToken ct = default);

    /// <summary>Runs a command beside the task's process, in its namespaces and limits; streams its output; the last element carries the exit code.</summary>
    [AlwaysInterleave, Alias("Exec")]
    IAsyncEnumerable<ExecOutput> Exec(TaskId task, ExecRequest request, CancellationToken ct = default);

    /// <summary>Returns a ticket with which the named node may fetch a blob from this host, once; null when the blob isn't here.</summary>
    [AlwaysInterleave, ResponseTimeout("00:00:05"), Alias("Ticket")]
    Task<TransferTicket?> Ticket(string digest, NodeName to, CancellationToken ct = default);

    /// <inheritdoc cref="IMigrationAgent.Preflight"/>
    [AlwaysInterleave, ResponseTimeout("00:00:20"), Alias("Preflight")]
    Task<MigrationFacts> Preflight(TaskId task, TaskOrder? order, CancellationToken ct = default);

    /// <inheritdoc cref="IMigrationAgent.Receive"/>
    [Alias("Receive")]
    Task<MigrationObservation> Receive(MigrationOrder order, CancellationToken ct = default);

    /// <inheritdoc cref="IMigrationAgent.Send"/>
    [AlwaysInterleave, Alias("Send")]
    Task<MigrationObservation> Send(MigrationOrder order, MigrationDoor door, CancellationToken ct = default);

    /// <inheritdoc cref="IMigrationAgent.Conclude"/>
    [AlwaysInterleave, Alias("Conclude")]
    Task<MigrationObservation> Conclude(MigrationId id, Verdict verdict, CancellationToken ct = default);

    /// <inheritdoc cref="IMigrationAgent.Observe"/>
    [AlwaysInterleave, ResponseTimeout("00:00:03"), Alias("ObserveMigration")]
    Task<MigrationObservation> ObserveMigration(MigrationId id, CancellationToken ct = default);

    /// <inheritdoc cref="IMigrationAgent.Reroute"/>
    [AlwaysInterleave, ResponseTimeout("00:00:03"), Alias("Reroute")]
    Task Reroute(TaskId moved, string address, string overlay, CancellationToken ct = default);

    /// <summary>
    /// When this returns, the node takes no new tasks and moves those away that it has, while they run; or, undone, takes tasks again. Stored:
    /// a node that comes back goes on.
    /// </summary>
    [Alias("Drain")]
    Task<DrainStatus> Drain(bool undo, CancellationToken ct = default);

    /// <summary>Returns whether the node is drained, and what is left on it.</summary>
    [AlwaysInterleave, ResponseTimeout("00:00:05"), Alias("DrainStatus")]
    Task<DrainStatus> DrainStatus(CancellationToken ct = default);

    /// <summary>Returns what an image is made of, by its name; null when it isn't in this host's store.</summary>
    [AlwaysInterleave, ResponseTimeout("00:00:05"), Alias("FindImage")]
    Task<ImageContent?> FindImage(string image, CancellationToken ct = default);

    /// <summary>
    /// Makes a part of an image ready to be fetched as a blob: a layer by its chain id, an image's configuration by the image's id. Returns
    /// within two seconds, also when it is still being packed: ask again; null when it isn't here.
    /// </summary>
    [AlwaysInterleave, ResponseTimeout("00:00:10"), Alias("Pack")]
    Task<PackedPart?> Pack(string part, CancellationToken ct = default);
}

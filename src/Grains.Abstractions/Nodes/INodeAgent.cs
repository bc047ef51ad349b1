namespace Fog;

/// <summary>
/// The node's hands on its host: the only thing that touches Docker, runc, CRIU, files and processes. One per silo, reached through
/// the <see cref="INodeGrain"/> of the same name. Orders are idempotent; what is running keeps running when the node dies, and the
/// next start takes it over.
/// </summary>
public interface INodeAgent
{
    /// <summary>Returns what the host is and has; <see cref="NodeDescription.Free"/> and <see cref="NodeDescription.Tasks"/> are the grain's to fill.</summary>
    Task<NodeDescription> Describe(CancellationToken ct);

    /// <summary>Measures one round trip to another node's agent; null when nothing came back in time.</summary>
    /// <param name="address">Where the other node is: its silo's address and port; its agent echoes at the same port by UDP.</param>
    /// <param name="ct">Stops the waiting.</param>
    Task<TimeSpan?> Probe(System.Net.IPEndPoint address, CancellationToken ct);

    /// <inheritdoc cref="INodeGrain.FormSwarm"/>
    Task<SwarmTicket> FormSwarm(CancellationToken ct);

    /// <inheritdoc cref="INodeGrain.CreateNetwork"/>
    Task CreateNetwork(string network, CancellationToken ct);

    /// <inheritdoc cref="INodeGrain.RemoveNetwork"/>
    Task<bool> RemoveNetwork(string network, CancellationToken ct);

    /// <summary>
    /// When this returns, what is here of the task's image, build context and seeds counts as used now: it outlives any promise to take the task
    /// whose order doesn't come.
    /// </summary>
    void Keep(TaskSpec spec);

    /// <inheritdoc cref="INodeGrain.Prepare"/>
    Task<TaskObservation> Prepare(TaskOrder order, CancellationToken ct);

    /// <inheritdoc cref="INodeGrain.Start"/>
    Task<TaskObservation> Start(TaskId task, PeerTable peers, CancellationToken ct);

    /// <inheritdoc cref="INodeGrain.Remove"/>
    Task<TaskObservation> Remove(TaskId task, bool volumes, CancellationToken ct);

    /// <inheritdoc cref="INodeGrain.Suspend"/>
    Task<TaskObservation> Suspend(TaskId task, CancellationToken ct);

    /// <inheritdoc cref="INodeGrain.Resume"/>
    Task<TaskObservation> Resume(TaskOrder order, PeerTable peers, ReturnOrder? from, CancellationToken ct);

    /// <summary>Returns whether the task rests here and nobody wants it to run: it needs nothing but its disk.</summary>
    Task<bool> Rests(TaskId task, CancellationToken ct);

    /// <summary>When null returns, the task is held to the limits, now or from its start on, also after a restart of the node.</summary>
    /// <returns>Null when done, otherwise why not: the task uses more already.</returns>
    Task<string?> Limit(TaskId task, Resources limits, CancellationToken ct);

    /// <inheritdoc cref="INodeGrain.Observe"/>
    Task<TaskObservation> Observe(TaskId task, CancellationToken ct);

    /// <inheritdoc cref="INodeGrain.Logs"/>
    IAsyncEnumerable<LogLine> Logs(TaskId task, LogQuery query, CancellationToken ct);

    /// <inheritdoc cref="INodeGrain.Exec"/>
    IAsyncEnumerable<ExecOutput> Exec(TaskId task, ExecRequest request, CancellationToken ct);

    /// <inheritdoc cref="INodeGrain.Ticket"/>
    Task<TransferTicket?> Ticket(string digest, NodeName to, CancellationToken ct);

    /// <inheritdoc cref="INodeGrain.FindImage"/>
    Task<ImageContent?> FindImage(string image, CancellationToken ct);

    /// <inheritdoc cref="INodeGrain.Pack"/>
    Task<PackedPart?> Pack(string part, CancellationToken ct);
}

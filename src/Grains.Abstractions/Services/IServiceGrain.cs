using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Fog;

/// <summary>A service; the key is its <see cref="ServiceName"/>. It reconciles: each step is idempotent and repeated until it holds.</summary>
[Alias("fog.IServiceGrain")]
public interface IServiceGrain : IGrainWithStringKey
{
    /// <summary>When this returns, the spec is stored and being carried out; follow it by <see cref="Watch"/>. The same spec again changes nothing.</summary>
    [Alias("Deploy")]
    Task<DeployReceipt> Deploy(DeployRequest request, CancellationToken ct = default);

    /// <summary>Returns where the tasks of the spec would go now; nothing is changed or set aside.</summary>
    [Alias("Propose")]
    Task<PlanResult> Propose(DeployRequest request, PlanWish wish, CancellationToken ct = default);

    /// <summary>Returns the service and its tasks as they are.</summary>
    /// <exception cref="ServiceNotFoundException">Nothing of that name was deployed.</exception>
    [AlwaysInterleave, Alias("Status")]
    Task<ServiceStatus> Status(CancellationToken ct = default);

    /// <summary>When this returns, the removal is stored and being carried out; the last event of the service says that nothing is left.</summary>
    /// <exception cref="ServiceNotFoundException">Nothing of that name was deployed.</exception>
    [Alias("Remove")]
    Task<DeployReceipt> Remove(bool volumes, CancellationToken ct = default);

    /// <summary>When this returns, the task may use what the change says and the spec says so too; its process goes on. The next deploy of a file sets what the file says.</summary>
    /// <exception cref="TaskNotFoundException">The spec has no such task.</exception>
    /// <exception cref="FogException">The service is being changed, or the task's host refuses: nothing changed.</exception>
    [Alias("Limit")]
    Task<LimitReceipt> Limit(string task, LimitChange change, CancellationToken ct = default);

    /// <summary>Streams the service's events from a sequence number on, first those that happened already, for as long as the caller listens.</summary>
    [AlwaysInterleave, Alias("Watch")]
    IAsyncEnumerable<ServiceEvent> Watch(long from, CancellationToken ct = default);

    /// <summary>Takes news of one of its tasks; a lost one is made up for by the next look at the task.</summary>
    [OneWay, Alias("TaskChanged")]
    Task TaskChanged(TaskStatus status, CancellationToken ct = default);

    /// <summary>Returns what a move of one of its tasks would be like. Both hosts look, nothing is disturbed.</summary>
    /// <param name="task">The task's name.</param>
    /// <param name="request">Where to; null: to the host that a plan would choose without the present one.</param>
    /// <param name="ct">Stops the waiting.</param>
    [AlwaysInterleave, ResponseTimeout("00:00:40"), Alias("Forecast")]
    Task<MigrationForecast> Forecast(string task, MigrationRequest request, CancellationToken ct = default);

    /// <summary>When this returns, the move of the task is stored and being carried out: follow it by <see cref="ITaskGrain.Migration"/>.</summary>
    /// <param name="task">The task's name.</param>
    /// <param name="request">Where to; null: to the host that a plan would choose without the present one.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <exception cref="FogException">It can't be moved there now; the sentence says why. Nothing was disturbed.</exception>
    [ResponseTimeout("00:00:40"), Alias("Migrate")]
    Task<MigrationStatus> Migrate(string task, MigrationRequest request, CancellationToken ct = default);

    /// <summary>Returns where the peers of one of its tasks are now.</summary>
    [AlwaysInterleave, Alias("PeersOf")]
    Task<ServicePeers> PeersOf(string task, CancellationToken ct = default);

    /// <summary>
    /// Returns where one of its tasks can come back whose host is lost, and where its peers are; when this returns, the service's network is there. Nothing is
    /// set aside yet.
    /// </summary>
    /// <param name="task">The task's name.</param>
    /// <param name="wish">The host that it should be; null: the one that a plan would choose without the present one.</param>
    /// <param name="refused">Hosts that are out of the question.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <exception cref="FogException">The service is being removed, or no host has room.</exception>
    [ResponseTimeout("00:01:00"), Alias("Refuge")]
    Task<TaskRefuge> Refuge(string task, NodeName? wish, ImmutableArray<NodeName> refused, CancellationToken ct = default);

    /// <summary>Takes news of a move of one of its tasks; the plan follows. A lost one is made up for by the next look at the task.</summary>
    [OneWay, Alias("TaskMoved")]
    Task TaskMoved(TaskStatus status, MigrationStatus move, CancellationToken ct = default);

    /// <summary>Returns the names of its tasks, the called before their callers: the order in which they leave a host.</summary>
    [AlwaysInterleave, Alias("CalledFirst")]
    Task<ImmutableArray<string>> CalledFirst(CancellationToken ct = default);
}

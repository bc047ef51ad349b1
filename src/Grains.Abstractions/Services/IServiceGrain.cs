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
    Task<PlanResult> Propose(DeployRequest request, CancellationToken ct = default);

    /// <summary>Returns the service and its tasks as they are.</summary>
    /// <exception cref="ServiceNotFoundException">Nothing of that name was deployed.</exception>
    [AlwaysInterleave, Alias("Status")]
    Task<ServiceStatus> Status(CancellationToken ct = default);

    /// <summary>When this returns, the removal is stored and being carried out; the last event of the service says that nothing is left.</summary>
    /// <exception cref="ServiceNotFoundException">Nothing of that name was deployed.</exception>
    [Alias("Remove")]
    Task<DeployReceipt> Remove(bool volumes, CancellationToken ct = default);

    /// <summary>Streams the service's events from a sequence number on, first those that happened already, for as long as the caller listens.</summary>
    [AlwaysInterleave, Alias("Watch")]
    IAsyncEnumerable<ServiceEvent> Watch(long from, CancellationToken ct = default);

    /// <summary>Takes news of one of its tasks; a lost one is made up for by the next look at the task.</summary>
    [OneWay, Alias("TaskChanged")]
    Task TaskChanged(TaskStatus status, CancellationToken ct = default);
}

namespace Fog.Services;

/// <summary>Changes what one task of a service may use, where it runs and in what is wanted of it.</summary>
internal static class TaskLimits
{
    /// <summary>When this returns, the task may use what the change says; the state says so too and is still to be stored.</summary>
    /// <exception cref="FogException">The service is being changed, has no such task, or the task's host refuses: nothing changed.</exception>
    public static async Task<(LimitReceipt Receipt, ServiceState Next)> Change(
        ServiceName service, ServiceState state, string task, LimitChange change, IGrainFactory grains, CancellationToken ct)
    {
        var id = new TaskId(service, task);
        if (state.IsBusy)
        {
            throw new FogException($"Service {service} is {state.Phase.ToString().ToLowerInvariant()}: wait until that is done.");
        }

        if (state.Request is not { } request || !request.Spec.Tasks.TryGetValue(task, out var spec))
        {
            throw new TaskNotFoundException(id);
        }

        var limits = change.Of(spec.Resources);
        var status = await grains.GetGrain<ITaskGrain>(id.Key).Limit(limits, ct);
        return (new LimitReceipt(id, status.Node!.Value, spec.Resources, limits), state.Limited(task, limits));
    }
}

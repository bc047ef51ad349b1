namespace Fog.Services;

/// <summary>What hosts are told, made from a service's state. Pure.</summary>
public static class Orders
{
    /// <summary>The order for one task.</summary>
    public static TaskOrder For(ServiceState state, string name)
    {
        ArgumentNullException.ThrowIfNull(state);
        var (spec, enrolment) = (state.Request!.Spec, state.Enrolment!);
        return new TaskOrder(
            new TaskId(spec.Name, name),
            spec.Tasks[name],
            SpecDigest.Of(spec.Tasks[name]),
            TaskAddress.Of(enrolment.Block, state.Indices[name]),
            ServiceState.Network(spec.Name),
            state.Swarm!,
            enrolment.Ports.TryGetValue(name, out var port) ? port : null,
            state.Request.Initiator);
    }

    /// <summary>The peers of one task among all that have a sandbox.</summary>
    public static PeerTable Peers(ServiceSpec spec, IEnumerable<TaskStatus> sandboxed, TaskStatus self) => new([.. sandboxed
        .Where(task => task.Task != self.Task)
        .Select(task => new Peer(task.Task.Task, task.Address!, task.Overlay!, spec.Tasks.GetValueOrDefault(task.Task.Task)?.Group))]);
}

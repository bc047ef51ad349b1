namespace Fog.Agent.Docker;

/// <summary>What a sandbox is to be.</summary>
/// <param name="Name">Name of its container.</param>
/// <param name="HostName">What a process in it calls its host.</param>
/// <param name="Network">The service's overlay network.</param>
/// <param name="Swarm">Id of the swarm in which that network is: in another one it must be made anew.</param>
/// <param name="Entry">The service for whose published ports it is the entry; null for a task's own.</param>
internal sealed record SandboxOrder(string Name, string HostName, string Network, string Swarm, ServiceName? Entry = null)
{
    /// <summary>The sandbox of a task.</summary>
    public static SandboxOrder For(TaskOrder order) => new(NameOf(order.Task), order.Task.Task, order.Network, order.Swarm.Swarm);

    /// <summary>The container's name of a task's sandbox.</summary>
    public static string NameOf(TaskId task) => $"fog.{task.HostName}";
}

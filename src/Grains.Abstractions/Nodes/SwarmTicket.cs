namespace Fog;

/// <summary>What a host needs to join the fog's swarm.</summary>
/// <param name="Swarm">The swarm's cluster id: a host that is in another swarm leaves that first.</param>
/// <param name="Manager">The node that formed it.</param>
/// <param name="ManagerAddress">Address and port of the manager's Swarm API.</param>
/// <param name="WorkerToken">Secret that admits a worker.</param>
[GenerateSerializer, Immutable, Alias("fog.SwarmTicket")]
public sealed record SwarmTicket(string Swarm, NodeName Manager, string ManagerAddress, string WorkerToken)
{
    /// <summary>Without the secret, so that a log line can't leak it.</summary>
    public override string ToString() => $"swarm {Swarm} managed by {Manager} at {ManagerAddress}";
}

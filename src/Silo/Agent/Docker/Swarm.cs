using System.Globalization;
using Docker.DotNet;
using Docker.DotNet.Models;
using Fog.Hosting;

namespace Fog.Agent.Docker;

/// <summary>The host's part in the fog's swarm. One change at a time: the engine refuses a join while it leaves.</summary>
internal sealed partial class Swarm(IDockerClient docker, NodeOptions options, TimeProvider clock, ILogger<Swarm> log) : IDisposable
{
    /// <summary>A swarm that was asked for so lately stays: its network or its task is about to come.</summary>
    private static readonly TimeSpan Expecting = TimeSpan.FromSeconds(30);

    /// <summary>Port of Swarm's management API.</summary>
    private const int Port = 2377;

    private readonly SemaphoreSlim _turn = new(1);
    private long? _asked;

    /// <inheritdoc cref="INodeAgent.FormSwarm"/>
    public Task<SwarmTicket> Form(CancellationToken ct) => InTurn(async () =>
    {
        _asked = clock.GetTimestamp();
        var address = options.Address.ToString();
        if ((await Part(ct)) is { ControlAvailable: false } part)
        {
            if (part.LocalNodeState != "inactive")
            {
                await docker.Swarm.LeaveSwarmAsync(new SwarmLeaveParameters { Force = true }, ct);
            }

            LogForm(address);
            await docker.Swarm.InitSwarmAsync(new SwarmInitParameters
            {
                AdvertiseAddr = address,
                ListenAddr = string.Create(CultureInfo.InvariantCulture, $"{address}:{Port}"),
                DataPathAddr = address,
            }, ct);
        }

        var swarm = await docker.Swarm.InspectSwarmAsync(ct);
        return new SwarmTicket(swarm.ID, options.Name, string.Create(CultureInfo.InvariantCulture, $"{address}:{Port}"), swarm.JoinTokens.Worker);
    }, ct);

    /// <summary>When this returns, the host is in the ticket's swarm; another one it left.</summary>
    public Task Join(SwarmTicket ticket, CancellationToken ct) => InTurn(async () =>
    {
        _asked = clock.GetTimestamp();
        var part = await Part(ct);
        if (part.LocalNodeState == "active" && IsIn(part, ticket))
        {
            return true;
        }

        if (part.LocalNodeState != "inactive")
        {
            await docker.Swarm.LeaveSwarmAsync(new SwarmLeaveParameters { Force = true }, ct);
        }

        var address = options.Address.ToString();
        LogJoin(ticket.Swarm, ticket.Manager);
        await docker.Swarm.JoinSwarmAsync(new SwarmJoinParameters
        {
            AdvertiseAddr = address,
            ListenAddr = string.Create(CultureInfo.InvariantCulture, $"{address}:{Port}"),
            DataPathAddr = address,
            RemoteAddrs = [ticket.ManagerAddress],
            JoinToken = ticket.WorkerToken,
        }, ct);
        return true;
    }, ct);

    /// <summary>
    /// Leaves the swarm when nothing of the fog needs it here: a worker at once, the manager once no other host is left in it and it
    /// holds no network of a service.
    /// </summary>
    /// <returns>Whether the host is in no swarm now.</returns>
    public Task<bool> LeaveWhenIdle(CancellationToken ct) => InTurn(async () =>
    {
        var part = await Part(ct);
        if (part.LocalNodeState == "inactive")
        {
            return true;
        }

        if (_asked is { } asked && clock.GetElapsedTime(asked) < Expecting)
        {
            return false;
        }

        if (part.ControlAvailable)
        {
            foreach (var gone in (await docker.Swarm.ListNodesAsync(ct)).Where(node => node.Status?.State == "down"))
            {
                await docker.Swarm.RemoveNodeAsync(gone.ID, true, ct);
            }

            if ((await docker.Swarm.ListNodesAsync(ct)).Count > 1 || await HoldsNetworks(ct))
            {
                return false;
            }
        }

        await docker.Swarm.LeaveSwarmAsync(new SwarmLeaveParameters { Force = true }, ct);
        LogLeave();
        return true;
    }, ct);

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task<bool> HoldsNetworks(CancellationToken ct) =>
        (await docker.Networks.ListNetworksAsync(new NetworksListParameters(), ct))
            .Any(network => network.Driver == "overlay" && network.Labels?.ContainsKey(Networks.Label) == true);

    private async Task<Info> Part(CancellationToken ct) =>
        (await docker.System.GetSystemInfoAsync(ct)).Swarm ?? throw new FogException("The Docker Engine says nothing of a swarm.");

    /// <summary>A worker isn't told the swarm's id; it knows its managers' addresses.</summary>
    private static bool IsIn(Info part, SwarmTicket ticket) =>
        part.Cluster?.ID == ticket.Swarm || part.RemoteManagers?.Any(manager => manager.Addr == ticket.ManagerAddress) == true;

    private async Task<T> InTurn<T>(Func<Task<T>> change, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            return await change();
        }
        finally
        {
            _turn.Release();
        }
    }
}

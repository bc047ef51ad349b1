using System.Globalization;
using Docker.DotNet;
using Docker.DotNet.Models;
using Fog.Hosting;
using Polly;
using Polly.Retry;

namespace Fog.Agent.Docker;

/// <summary>The host's part in the fog's swarm. One change at a time: the engine refuses a join while it leaves.</summary>
internal sealed partial class Swarm(IDockerClient docker, NodeOptions options, TimeProvider clock, ILogger<Swarm> log) : IDisposable
{
    /// <summary>A swarm that was asked for so lately stays: its network or its task is about to come.</summary>
    private static readonly TimeSpan Expecting = TimeSpan.FromSeconds(30);

    /// <summary>How long a swarm whose forming the engine didn't wait for may take to be there.</summary>
    private static readonly TimeSpan Forming = TimeSpan.FromSeconds(60);

    /// <summary>Port of Swarm's management API.</summary>
    private const int Port = 2377;

    /// <summary>
    /// A join or leave that the engine gave up on ("context deadline exceeded", "is leaving") goes on in the engine: asked again it is
    /// done, or can be.
    /// </summary>
    private static readonly ResiliencePipeline Again = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<DockerApiException>(),
            MaxRetryAttempts = 4,
            Delay = TimeSpan.FromSeconds(1),
            BackoffType = DelayBackoffType.Linear,
        })
        .Build();

    private readonly SemaphoreSlim _turn = new(1);

    private string Listening => string.Create(CultureInfo.InvariantCulture, $"{options.Address}:{Port}");
    private long? _asked;

    /// <inheritdoc cref="INodeAgent.FormSwarm"/>
    public Task<SwarmTicket> Form(CancellationToken ct) => InTurn(async token =>
    {
        _asked = clock.GetTimestamp();
        var address = options.Address.ToString();
        if (await Part(token) is { ControlAvailable: false } part)
        {
            await Leave(part, token);
            await GossipPort.Free(options.Address, GossipPort.Number, clock, token);
            LogForm(address);
            await Init(address, token);
        }

        var swarm = await docker.Swarm.InspectSwarmAsync(token);
        return new SwarmTicket(swarm.ID, options.Name, Listening, swarm.JoinTokens.Worker);
    }, ct);

    /// <summary>When this returns, the host is in the ticket's swarm; another one it left.</summary>
    public Task Join(SwarmTicket ticket, CancellationToken ct) => InTurn(async token =>
    {
        _asked = clock.GetTimestamp();
        var part = await Part(token);
        if (part.LocalNodeState == "active" && IsIn(part, ticket))
        {
            return true;
        }

        await Leave(part, token);
        await GossipPort.Free(options.Address, GossipPort.Number, clock, token);
        LogJoin(ticket.Swarm, ticket.Manager);
        await docker.Swarm.JoinSwarmAsync(new SwarmJoinParameters
        {
            AdvertiseAddr = options.Address.ToString(),
            ListenAddr = Listening,
            DataPathAddr = options.Address.ToString(),
            RemoteAddrs = [ticket.ManagerAddress],
            JoinToken = ticket.WorkerToken,
        }, token);
        return true;
    }, ct);

    /// <summary>Joins the ticket's swarm if the host is in none: what is here of another swarm must not lose its network.</summary>
    /// <returns>Whether the host is in the ticket's swarm now.</returns>
    public async Task<bool> JoinUnlessElsewhere(SwarmTicket ticket, CancellationToken ct)
    {
        var part = await Part(ct);
        if (part.LocalNodeState == "inactive")
        {
            await Join(ticket, ct);
            return true;
        }

        return part.LocalNodeState == "active" && IsIn(part, ticket);
    }

    /// <summary>
    /// Leaves the swarm when nothing of the fog has needed it here for <see cref="NodeOptions.SwarmStay"/>, the manager once no other host is left in it
    /// and it holds no network of a service. At once when the swarm is of a former life of the node: it may have given the host up.
    /// </summary>
    /// <param name="idle">How long nothing has needed it.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>Whether the host is in no swarm now.</returns>
    public Task<bool> LeaveWhenIdle(TimeSpan idle, CancellationToken ct) => InTurn(async token =>
    {
        var part = await Part(token);
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
            await LostHosts.Forget(docker, TimeSpan.Zero, clock, token);
            if ((await docker.Swarm.ListNodesAsync(token)).Count > 1 || await HoldsNetworks(token))
            {
                return false;
            }
        }

        if (_asked is not null && part.LocalNodeState == "active" && idle < options.SwarmStay)
        {
            return false;
        }

        await Leave(part, token);
        LogLeave();
        return true;
    }, ct);

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    /// <summary>
    /// The engine waits five seconds for its new swarm to answer, which is little for a slow host, and goes on bringing it up after it has
    /// given up the call. Asked again at once it would be told to leave what is about to be there.
    /// </summary>
    private async Task Init(string address, CancellationToken ct)
    {
        try
        {
            await docker.Swarm.InitSwarmAsync(new SwarmInitParameters { AdvertiseAddr = address, ListenAddr = Listening, DataPathAddr = address }, ct);
        }
        catch (DockerApiException)
        {
            var since = clock.GetTimestamp();
            var part = await Part(ct);
            while (part.LocalNodeState == "pending" && clock.GetElapsedTime(since) < Forming)
            {
                await Task.Delay(TimeSpan.FromSeconds(0.5), clock, ct);
                part = await Part(ct);
            }

            if (!part.ControlAvailable)
            {
                throw;
            }
        }
    }

    private async Task<bool> HoldsNetworks(CancellationToken ct) =>
        (await docker.Networks.ListNetworksAsync(new NetworksListParameters(), ct))
            .Any(network => network.Driver == "overlay" && network.Labels?.ContainsKey(Networks.Label) == true);

    private async Task<Info> Part(CancellationToken ct) =>
        (await docker.System.GetSystemInfoAsync(ct)).Swarm ?? throw new FogException("The Docker Engine says nothing of a swarm.");

    /// <summary>A worker isn't told the swarm's id; it knows its managers' addresses.</summary>
    private static bool IsIn(Info part, SwarmTicket ticket) =>
        part.Cluster?.ID == ticket.Swarm || part.RemoteManagers?.Any(manager => manager.Addr == ticket.ManagerAddress) == true;

    /// <summary>Leaves whatever swarm the host is in. The engine of a worker whose manager is dead asks it in vain first, for some seconds.</summary>
    private async Task Leave(Info part, CancellationToken ct)
    {
        if (part.LocalNodeState != "inactive")
        {
            await docker.Swarm.LeaveSwarmAsync(new SwarmLeaveParameters { Force = true }, ct);
        }
    }

    private async Task<T> InTurn<T>(Func<CancellationToken, Task<T>> change, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            return await Again.ExecuteAsync(async token => await change(token), ct);
        }
        finally
        {
            _turn.Release();
        }
    }
}

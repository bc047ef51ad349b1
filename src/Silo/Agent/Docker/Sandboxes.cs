using Docker.DotNet;
using Docker.DotNet.Models;
using Polly;
using Polly.Retry;

namespace Fog.Agent.Docker;

/// <summary>A network of its own, held by a container that only waits.</summary>
/// <param name="Id">The container.</param>
/// <param name="Namespace">Path of its network namespace.</param>
/// <param name="Overlay">Its address on the service's overlay network.</param>
internal sealed record Sandbox(string Id, string Namespace, string Overlay);

/// <summary>Sandboxes on this host's engine. None publishes a port: see <see cref="Ports.Forwarder"/>.</summary>
internal sealed class Sandboxes(IDockerClient docker, PauseImage pause)
{
    /// <summary>An engine that has just joined a swarm may wait twenty seconds in vain for its first place on a network; the next try finds it.</summary>
    private static readonly ResiliencePipeline Again = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<DockerApiException>(e => e.Message.Contains("attaching to network failed", StringComparison.Ordinal)),
            MaxRetryAttempts = 2,
            Delay = TimeSpan.FromSeconds(1),
        })
        .Build();

    /// <summary>Tells which service an entry is for.</summary>
    private const string EntryLabel = "fog.entry";

    /// <summary>When this returns, the sandbox runs and is attached to its network.</summary>
    public async Task<Sandbox> Ensure(SandboxOrder order, CancellationToken ct)
    {
        await pause.Ensure(ct);
        if (await Find(order.Name, ct) is { State.Running: true } there && View(there, order.Network) is { } sandbox && Fits(there, order))
        {
            return sandbox;
        }

        return await Again.ExecuteAsync(async token => await Make(order, token), ct);
    }

    private async Task<Sandbox> Make(SandboxOrder order, CancellationToken ct)
    {
        await Remove(order.Name, ct);
        var created = await docker.Containers.CreateContainerAsync(Parameters(order), ct);
        await docker.Containers.StartContainerAsync(created.ID, new ContainerStartParameters(), ct);
        return View(await docker.Containers.InspectContainerAsync(created.ID, ct), order.Network)
            ?? throw new FogException($"The sandbox {order.Name} has no address on network {order.Network}.");
    }

    /// <summary>The task's sandbox when it runs.</summary>
    public async Task<Sandbox?> Running(TaskId task, string network, CancellationToken ct) =>
        await Find(SandboxOrder.NameOf(task), ct) is { State.Running: true } there ? View(there, network) : null;

    /// <summary>The services that have an entry on this host, running or not.</summary>
    public async Task<IReadOnlyList<ServiceName>> Entries(CancellationToken ct)
    {
        var labelled = new Dictionary<string, IDictionary<string, bool>> { ["label"] = new Dictionary<string, bool> { [EntryLabel] = true } };
        var there = await docker.Containers.ListContainersAsync(new ContainersListParameters { All = true, Filters = labelled }, ct);
        return [.. there.Select(entry => new ServiceName(entry.Labels[EntryLabel]))];
    }

    /// <summary>When this returns, there is no sandbox of that name on this host.</summary>
    public async Task Remove(string name, CancellationToken ct)
    {
        try
        {
            await docker.Containers.RemoveContainerAsync(name, new ContainerRemoveParameters { Force = true }, ct);
        }
        catch (DockerContainerNotFoundException)
        {
            // Already gone.
        }
    }

    private async Task<ContainerInspectResponse?> Find(string name, CancellationToken ct)
    {
        try
        {
            return await docker.Containers.InspectContainerAsync(name, ct);
        }
        catch (DockerContainerNotFoundException)
        {
            return null;
        }
    }

    private static bool Fits(ContainerInspectResponse there, SandboxOrder order) =>
        there.Config?.Labels?.TryGetValue(Networks.Label, out var made) == true && made == Made(order);

    /// <summary>What a sandbox was made for: for another network it must be made anew.</summary>
    private static string Made(SandboxOrder order) => $"{order.Swarm}/{order.Network}";

    private static Sandbox? View(ContainerInspectResponse there, string network) =>
        there.NetworkSettings is { } settings && settings.Networks.TryGetValue(network, out var endpoint) && Address(endpoint) is { } address
            ? new Sandbox(there.ID, settings.SandboxKey, address)
            : null;

    /// <summary>On an attachable overlay, older engines give the address as the one that was asked of the manager.</summary>
    private static string? Address(EndpointSettings endpoint) =>
        endpoint.IPAddress is { Length: > 0 } given ? given : endpoint.IPAMConfig?.IPv4Address is { Length: > 0 } asked ? asked : null;

    private static CreateContainerParameters Parameters(SandboxOrder order)
    {
        var labels = new Dictionary<string, string> { [Networks.Label] = Made(order) };
        if (order.Entry is { } service)
        {
            labels[EntryLabel] = service.Value;
        }

        return new CreateContainerParameters
        {
            Name = order.Name,
            Hostname = order.HostName,
            Image = PauseImage.Name,
            Labels = labels,
            HostConfig = new HostConfig { NetworkMode = order.Network, CapDrop = ["ALL"], SecurityOpt = ["no-new-privileges"], RestartPolicy = new RestartPolicy { Name = RestartPolicyKind.No } },
            NetworkingConfig = new NetworkingConfig { EndpointsConfig = new Dictionary<string, EndpointSettings> { [order.Network] = new() } },
        };
    }
}

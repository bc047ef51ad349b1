using System.Globalization;
using Docker.DotNet;
using Docker.DotNet.Models;
using Fog.Hosting;

namespace Fog.Agent.Docker;

/// <summary>A task's network, held by a container that only waits.</summary>
/// <param name="Id">The container.</param>
/// <param name="Namespace">Path of its network namespace.</param>
/// <param name="Overlay">Its address on the service's overlay network.</param>
internal sealed record Sandbox(string Id, string Namespace, string Overlay);

/// <summary>Sandboxes on this host's engine.</summary>
internal sealed class Sandboxes(IDockerClient docker, PauseImage pause, NodeOptions options)
{
    /// <summary>When this returns, the task's sandbox runs and is attached to its network.</summary>
    public async Task<Sandbox> Ensure(TaskOrder order, CancellationToken ct)
    {
        await pause.Ensure(ct);
        if (await Find(order.Task, ct) is { State.Running: true } there && View(there, order.Network) is { } sandbox && Fits(there, order))
        {
            return sandbox;
        }

        await Remove(order.Task, ct);
        var created = await docker.Containers.CreateContainerAsync(Parameters(order), ct);
        await docker.Containers.StartContainerAsync(created.ID, new ContainerStartParameters(), ct);
        return View(await docker.Containers.InspectContainerAsync(created.ID, ct), order.Network)
            ?? throw new FogException($"The sandbox of {order.Task} has no address on network {order.Network}.");
    }

    /// <summary>The task's sandbox when it runs.</summary>
    public async Task<Sandbox?> Running(TaskId task, string network, CancellationToken ct) =>
        await Find(task, ct) is { State.Running: true } there ? View(there, network) : null;

    /// <summary>When this returns, the task has no sandbox on this host.</summary>
    public async Task Remove(TaskId task, CancellationToken ct)
    {
        try
        {
            await docker.Containers.RemoveContainerAsync(Name(task), new ContainerRemoveParameters { Force = true }, ct);
        }
        catch (DockerContainerNotFoundException)
        {
            // Already gone.
        }
    }

    private static string Name(TaskId task) => $"fog.{task.HostName}";

    private async Task<ContainerInspectResponse?> Find(TaskId task, CancellationToken ct)
    {
        try
        {
            return await docker.Containers.InspectContainerAsync(Name(task), ct);
        }
        catch (DockerContainerNotFoundException)
        {
            return null;
        }
    }

    private static bool Fits(ContainerInspectResponse there, TaskOrder order) =>
        there.Config?.Labels?.TryGetValue(Networks.Label, out var made) == true && made == Made(order);

    /// <summary>What a sandbox was made for: with another port it must be made anew.</summary>
    private static string Made(TaskOrder order) => string.Create(CultureInfo.InvariantCulture, $"{order.Swarm.Swarm}/{order.Network}/{order.Spec.Port}/{order.PublishedPort}");

    private static Sandbox? View(ContainerInspectResponse there, string network) =>
        there.NetworkSettings is { } settings && settings.Networks.TryGetValue(network, out var endpoint) && Address(endpoint) is { } address
            ? new Sandbox(there.ID, settings.SandboxKey, address)
            : null;

    /// <summary>On an attachable overlay, older engines give the address as the one that was asked of the manager.</summary>
    private static string? Address(EndpointSettings endpoint) =>
        endpoint.IPAddress is { Length: > 0 } given ? given : endpoint.IPAMConfig?.IPv4Address is { Length: > 0 } asked ? asked : null;

    private CreateContainerParameters Parameters(TaskOrder order)
    {
        var host = new HostConfig { NetworkMode = order.Network, CapDrop = ["ALL"], SecurityOpt = ["no-new-privileges"], RestartPolicy = new RestartPolicy { Name = RestartPolicyKind.No } };
        var parameters = new CreateContainerParameters
        {
            Name = Name(order.Task),
            Hostname = order.Task.Task,
            Image = PauseImage.Name,
            Labels = new Dictionary<string, string> { [Networks.Label] = Made(order) },
            HostConfig = host,
            NetworkingConfig = new NetworkingConfig { EndpointsConfig = new Dictionary<string, EndpointSettings> { [order.Network] = new() } },
        };
        if (order is { PublishedPort: { } published, Spec.Port: { } port })
        {
            var inside = string.Create(CultureInfo.InvariantCulture, $"{port}/tcp");
            parameters.ExposedPorts = new Dictionary<string, EmptyStruct> { [inside] = default };
            host.PortBindings = new Dictionary<string, IList<PortBinding>>
            {
                [inside] = [new PortBinding { HostIP = options.Address.ToString(), HostPort = published.ToString(CultureInfo.InvariantCulture) }],
            };
        }

        return parameters;
    }
}

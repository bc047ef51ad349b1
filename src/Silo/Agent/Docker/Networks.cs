using Docker.DotNet;
using Docker.DotNet.Models;

namespace Fog.Agent.Docker;

/// <summary>The overlay networks of services, as the swarm's manager keeps them.</summary>
internal sealed class Networks(IDockerClient docker, TimeProvider clock)
{
    /// <summary>A host that is cut off for less keeps its places in networks.</summary>
    private static readonly TimeSpan LostFor = TimeSpan.FromSeconds(30);

    /// <summary>Marks what is the fog's.</summary>
    public const string Label = "fog";

    /// <summary>When this returns, an attachable overlay network of that name exists.</summary>
    public async Task Create(string name, CancellationToken ct)
    {
        if (await Find(name, ct) is not null)
        {
            return;
        }

        await docker.Networks.CreateNetworkAsync(
            new NetworksCreateParameters { Name = name, Driver = "overlay", Attachable = true, Labels = new Dictionary<string, string> { [Label] = name } }, ct);
    }

    /// <summary>When this returns true, no such network exists; false while sandboxes are still attached, those of lost hosts for half a minute too.</summary>
    public async Task<bool> Remove(string name, CancellationToken ct)
    {
        if (await Find(name, ct) is not { } id)
        {
            return true;
        }

        try
        {
            await docker.Networks.DeleteNetworkAsync(id, ct);
            return true;
        }
        catch (DockerNetworkNotFoundException)
        {
            return true;
        }
        catch (DockerApiException e) when (e.Message.Contains("in use", StringComparison.Ordinal) || e.Message.Contains("active endpoints", StringComparison.Ordinal))
        {
            await LostHosts.Forget(docker, LostFor, clock, ct);
            return false;
        }
    }

    /// <summary>Listed by exact name: the engine's own filter takes parts of names too.</summary>
    private async Task<string?> Find(string name, CancellationToken ct) =>
        (await docker.Networks.ListNetworksAsync(new NetworksListParameters(), ct)).FirstOrDefault(network => network.Name == name && network.Driver == "overlay")?.ID;
}

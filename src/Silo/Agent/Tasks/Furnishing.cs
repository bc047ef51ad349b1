using System.Collections.Immutable;
using Fog.Agent.Docker;
using Fog.Agent.Host;
using Fog.Agent.Images;
using Fog.Agent.Namespaces;
using Fog.Agent.Routing;
using Fog.Agent.Runc;
using Fog.Agent.SharedState;
using Fog.Agent.Volumes;
using Fog.Hosting;

namespace Fog.Agent.Tasks;

/// <summary>Puts all in place that a task's process finds: routes, names, root file system, volumes, and what runc is told.</summary>
internal sealed class Furnishing(ImageSupply images, TaskVolumes volumes, TaskDoors doors, NamespaceSockets sockets, NodeOptions options)
{
    /// <summary>When this returns, a container can be created from the task's bundle.</summary>
    public async Task<Furniture> Furnish(TaskFiles files, TaskOrder order, ImmutableArray<Peer> peers, Sandbox sandbox, CancellationToken ct)
    {
        await PeerRoutes.Apply(sandbox.Namespace, order.Address, peers, ct);
        await Resending.AnswerEach(sandbox.Namespace, sockets);
        await doors.Open(order.Task, sandbox.Namespace);
        await HostsFile.Write(files.HostsFile, HostsFile.Text(order.Task.Task, order.Address, peers), ct);
        var image = await images.Ensure(order, null, ct);
        var mounted = await volumes.Ensure(order, ct);
        await RootFs.Mount(files, image.Layers, ct);
        var place = new TaskPlace(files.Root, files.HostsFile, sandbox.Namespace, files.Cgroup, [.. mounted]);
        var config = Bundle.Config(order, image, place, await User(image, files, ct), await Seccomp(ct));
        await File.WriteAllTextAsync(files.Config, config.ToJson(), ct);
        return new Furniture(image.Layers, [.. mounted]);
    }

    private async Task<OciSeccomp> Seccomp(CancellationToken ct) =>
        SeccompProfile.For(await File.ReadAllTextAsync(options.SeccompProfile, ct), Machine.Platform.Split('/')[1], Bundle.Capabilities);

    private static async Task<OciUser> User(TaskImage image, TaskFiles files, CancellationToken ct) =>
        PasswdUser.Resolve(image.User, await ReadInside(files, "etc/passwd", ct), await ReadInside(files, "etc/group", ct));

    /// <summary>Reads a plain file of the image; a link could lead out of the task's root.</summary>
    private static async Task<string> ReadInside(TaskFiles files, string path, CancellationToken ct)
    {
        var file = new FileInfo(Path.Combine(files.Root, path));
        return file is { Exists: true, LinkTarget: null } && file.Directory is { LinkTarget: null } ? await File.ReadAllTextAsync(file.FullName, ct) : "";
    }
}

/// <summary>What a task's process finds on the host.</summary>
/// <param name="Layers">Of its image, the top one first.</param>
/// <param name="Volumes">Its volumes, in the order of its spec.</param>
internal sealed record Furniture(ImmutableArray<string> Layers, ImmutableArray<MountedVolume> Volumes)
{
    /// <summary>What of the host is mounted in the task, by where.</summary>
    public ImmutableSortedDictionary<string, string> Mounts(TaskFiles files) =>
        Volumes.ToImmutableSortedDictionary(volume => volume.Target, volume => volume.Source).Add("/etc/hosts", files.HostsFile);
}

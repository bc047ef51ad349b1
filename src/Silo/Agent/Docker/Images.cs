using System.Collections.Immutable;
using Docker.DotNet;
using Docker.DotNet.Models;
using Fog.Agent.Transfer;

namespace Fog.Agent.Docker;

/// <summary>An image as a task needs it.</summary>
/// <param name="Id">Its digest.</param>
/// <param name="Layers">Directories of its layers, the top one first, as an overlay mount wants them.</param>
/// <param name="Command">Entry point and command.</param>
/// <param name="Environment">Variables as <c>NAME=VALUE</c>.</param>
/// <param name="Directory">Working directory.</param>
/// <param name="User">User as the image names it; empty for root.</param>
internal sealed record TaskImage(
    string Id,
    ImmutableArray<string> Layers,
    ImmutableArray<string> Command,
    ImmutableArray<string> Environment,
    string Directory,
    string User);

/// <summary>Gets images: known ones by name, others built from the initiator's context.</summary>
internal sealed partial class Images(IDockerClient docker, Supply supply, ILogger<Images> log)
{
    /// <summary>When this returns, the image is in the engine's store.</summary>
    public async Task<TaskImage> Ensure(TaskOrder order, CancellationToken ct)
    {
        if (order.Spec.Image.Name is { } name)
        {
            return await Find(name, ct) ?? throw new FogException(
                $"Image '{name}' isn't in the store of this host. Load it there, or give the task a build context instead of an image.");
        }

        var context = order.Spec.Image.Context!;
        var tag = $"fog/{order.Task.Service}-{order.Task.Task}:{context.Digest[..12]}";
        if (await Find(tag, ct) is { } known)
        {
            return known;
        }

        await Build(tag, await supply.Bring(context, order.Initiator, null, ct), ct);
        return await Find(tag, ct) ?? throw new FogException($"The build of {tag} ended without an image.");
    }

    private async Task Build(string tag, string archive, CancellationToken ct)
    {
        LogBuild(tag, new FileInfo(archive).Length);
        string? error = null;
        var listener = new Listener<JSONMessage>(message => error ??= message.Error?.Message);
        await using var context = File.OpenRead(archive);
        await docker.Images.BuildImageFromDockerfileAsync(
            new ImageBuildParameters { Tags = [tag], Remove = true, ForceRemove = true, Labels = new Dictionary<string, string> { [Networks.Label] = tag } },
            context, [], new Dictionary<string, string>(), listener, ct);
        if (error is not null)
        {
            throw new FogException($"Building {tag}: {error.Trim()}. Mend the Dockerfile and deploy again.");
        }
    }

    private async Task<TaskImage?> Find(string name, CancellationToken ct)
    {
        try
        {
            var image = await docker.Images.InspectImageAsync(name, ct);
            return new TaskImage(
                image.ID,
                Layering.TopFirst(name, image.GraphDriver?.Data),
                [.. image.Config?.Entrypoint ?? [], .. image.Config?.Cmd ?? []],
                [.. image.Config?.Env ?? []],
                image.Config?.WorkingDir is { Length: > 0 } directory ? directory : "/",
                image.Config?.User ?? "");
        }
        catch (DockerImageNotFoundException)
        {
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Building image {Image} from a context of {Bytes} bytes.")]
    private partial void LogBuild(string image, long bytes);
}

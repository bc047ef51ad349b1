using System.Collections.Immutable;
using System.IO.Pipelines;
using Docker.DotNet;
using Docker.DotNet.Models;
using Fog.Agent.Docker;

namespace Fog.Agent.Images;

/// <summary>The images in the engine's store.</summary>
internal sealed class EngineImages(IDockerClient docker)
{
    private volatile LayerStore? _store;

    /// <summary>Where the engine keeps them.</summary>
    public async Task<LayerStore> Store(CancellationToken ct)
    {
        if (_store is { } known && Directory.Exists(known.Root))
        {
            return known;
        }

        return _store = new LayerStore((await docker.System.GetSystemInfoAsync(ct)).DockerRootDir);
    }

    /// <summary>The image of a name or id; null when it isn't here.</summary>
    public async Task<ImageInspectResponse?> Find(string name, CancellationToken ct)
    {
        try
        {
            return await docker.Images.InspectImageAsync(name, ct);
        }
        catch (DockerImageNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The names of all images.</summary>
    public async Task<ImmutableArray<string>> Names(CancellationToken ct) =>
        [.. (await docker.Images.ListImagesAsync(new ImagesListParameters(), ct)).SelectMany(image => image.RepoTags ?? [])];

    /// <summary>Hands the engine an archive while it is being written.</summary>
    /// <exception cref="FogException">The engine refused it; nothing of it is left in its store.</exception>
    public async Task Load(Func<Stream, CancellationToken, Task> write, CancellationToken ct)
    {
        var pipe = new Pipe();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var writing = Fill(pipe.Writer, write, end.Token);
        string? error = null;
        var listener = new Listener<JSONMessage>(message => error ??= message.Error?.Message);
        try
        {
            await docker.Images.LoadImageAsync(new ImageLoadParameters { Quiet = true }, pipe.Reader.AsStream(), listener, ct);
        }
        finally
        {
            await end.CancelAsync();
            await pipe.Reader.CompleteAsync();
            await ((Task)writing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        if (error is not null)
        {
            throw new FogException(error.Trim());
        }
    }

    /// <summary>Builds an image from a context.</summary>
    /// <exception cref="FogException">The build failed.</exception>
    public async Task Build(string name, Stream context, CancellationToken ct)
    {
        string? error = null;
        var listener = new Listener<JSONMessage>(message => error ??= message.Error?.Message);
        var parameters = new ImageBuildParameters { Tags = [name], Remove = true, ForceRemove = true, Labels = new Dictionary<string, string> { [Networks.Label] = name } };
        await docker.Images.BuildImageFromDockerfileAsync(parameters, context, [], new Dictionary<string, string>(), listener, ct);
        if (error is not null)
        {
            throw new FogException(error.Trim());
        }
    }

    /// <summary>Takes a name from an image, and with its last name the image; false when a container needs it.</summary>
    public async Task<bool> Remove(string name, CancellationToken ct)
    {
        try
        {
            await docker.Images.DeleteImageAsync(name, new ImageDeleteParameters(), ct);
            return true;
        }
        catch (DockerImageNotFoundException)
        {
            return true;
        }
        catch (DockerApiException e) when (e.StatusCode == System.Net.HttpStatusCode.Conflict)
        {
            return false;
        }
    }

    private static async Task Fill(PipeWriter writer, Func<Stream, CancellationToken, Task> write, CancellationToken ct)
    {
        Exception? trouble = null;
        try
        {
            await write(writer.AsStream(leaveOpen: true), ct);
        }
        catch (Exception e)
        {
            trouble = e;
            throw;
        }
        finally
        {
            await writer.CompleteAsync(trouble); // the engine's side sees what went wrong here and gives up too
        }
    }
}

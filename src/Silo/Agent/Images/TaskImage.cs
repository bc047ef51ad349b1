using System.Collections.Immutable;
using Docker.DotNet.Models;
using Fog.Agent.Docker;

namespace Fog.Agent.Images;

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
    string User)
{
    /// <summary>An image of the engine's store, for a host of this platform.</summary>
    /// <exception cref="FogException">It is for another platform.</exception>
    public static TaskImage Of(string name, ImageInspectResponse image, string platform) => ImageShelf.Platform(image) != platform
        ? throw new FogException(
            $"Image '{name}' in the store of this host is for {ImageShelf.Platform(image)}, and the host is {platform}. Load it for {platform}, or choose another host by placement.platform.")
        : new TaskImage(
            image.ID,
            Layering.TopFirst(name, image.GraphDriver?.Data),
            [.. image.Config?.Entrypoint ?? [], .. image.Config?.Cmd ?? []],
            [.. image.Config?.Env ?? []],
            image.Config?.WorkingDir is { Length: > 0 } directory ? directory : "/",
            image.Config?.User ?? "");
}

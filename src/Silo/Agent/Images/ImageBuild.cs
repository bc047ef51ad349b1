using Fog.Agent.Transfer;

namespace Fog.Agent.Images;

/// <summary>Makes the image of a build context: fetched when another node has built it, else built here, once for the whole fog.</summary>
internal sealed partial class ImageBuild(
    EngineImages engine, BuildTurns turns, ImageSearch search, ImageFetch fetch, KeptImages kept, Supply supply, TimeProvider clock, ILogger<ImageBuild> log)
{
    /// <summary>When this returns, the engine has the image under its name.</summary>
    /// <exception cref="FogException">It can't be built, or what it builds on can't be had.</exception>
    public async Task Make(string name, Blob context, NodeName initiator, Action<string> say, CancellationToken ct) => await turns.Take(
        context,
        say,
        async token =>
        {
            if ((await search.Find(name, token)).For(Host.Machine.Platform, initiator) is [_, ..] holders)
            {
                await fetch.Bring(name, holders, new ImageProgress(say, clock), token);
            }
            else
            {
                await Build(name, await supply.Bring(context, initiator, null, token), initiator, say, token);
            }

            await kept.Note(name, token);
        },
        ct);

    private async Task Build(string name, string context, NodeName initiator, Action<string> say, CancellationToken ct)
    {
        var wanting = new List<string>();
        foreach (var image in Dockerfile.Bases(await Dockerfile.Read(context, ct)))
        {
            if (await Base(image, initiator, say, ct) is { } sought)
            {
                wanting.Add($"{image} ({sought.Asked})");
            }
        }

        say("building the image");
        LogBuild(name, new FileInfo(context).Length);
        try
        {
            await using var archive = File.OpenRead(context);
            await engine.Build(name, archive, ct);
        }
        catch (FogException e)
        {
            throw new FogException(wanting.Count == 0
                ? $"Building {name}: {e.Message}. Mend the Dockerfile and deploy again."
                : $"Building {name}: {e.Message}. Neither this host nor another has {string.Join(" nor ", wanting)}. Load it on one of them and deploy again.");
        }
    }

    /// <summary>Null when the base image is here now; else who was asked for it: the engine may still know a registry that has it.</summary>
    private async Task<Sought?> Base(string image, NodeName initiator, Action<string> say, CancellationToken ct)
    {
        var name = ImageNames.Full(image);
        if (await engine.Find(name, ct) is not null)
        {
            kept.Use(name);
            return null;
        }

        var sought = await search.Find(name, ct);
        if (sought.For(Host.Machine.Platform, initiator) is not [_, ..] holders)
        {
            return sought;
        }

        await fetch.Bring(name, holders, new ImageProgress(say, clock), ct);
        await kept.Note(name, ct);
        return null;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Building image {Image} from a context of {Bytes} bytes.")]
    private partial void LogBuild(string image, long bytes);
}

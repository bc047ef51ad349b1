using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Fog.Hosting;

namespace Fog.Agent.Images;

/// <summary>An image that the fog put into the engine's store.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Layers">Chain ids of its layers.</param>
/// <param name="Used">When it was used last.</param>
internal sealed record KeptImage(string Name, ImmutableArray<string> Layers, DateTimeOffset Used);

/// <summary>
/// The images that nodes fetched or built here, one small file each; when an image was used last is the file's time. What the host's owner
/// put into the engine's store isn't among them.
/// </summary>
internal sealed class KeptImages(EngineImages engine, NodeOptions options, TimeProvider clock)
{
    private string Directory => Path.Combine(options.DataDirectory, "images", "kept");

    /// <summary>All of them; one whose file can't be read stays in the store like the owner's own.</summary>
    public ImmutableArray<KeptImage> All() => System.IO.Directory.Exists(Directory)
        ? [.. new DirectoryInfo(Directory).EnumerateFiles("*.json").Select(Read).OfType<KeptImage>()]
        : [];

    /// <summary>An image was put into the store just now.</summary>
    public async Task Note(string name, CancellationToken ct)
    {
        if (await engine.Find(name, ct) is { } image)
        {
            System.IO.Directory.CreateDirectory(Directory);
            ImmutableArray<string> layers = [.. LayerStore.Chain(image.RootFS?.Layers ?? [])];
            await File.WriteAllBytesAsync(Place(name), JsonSerializer.SerializeToUtf8Bytes(new Noted(name, layers)), ct);
            Use(name);
        }
    }

    /// <summary>An image is used now; the owner's own aren't noted.</summary>
    public void Use(string name)
    {
        try
        {
            File.SetLastWriteTimeUtc(Place(name), clock.GetUtcNow().UtcDateTime);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            // The owner's own.
        }
    }

    /// <summary>An image isn't in the store any more.</summary>
    public void Forget(string name) => File.Delete(Place(name));

    private static KeptImage? Read(FileInfo file)
    {
        try
        {
            var noted = JsonSerializer.Deserialize<Noted>(File.ReadAllBytes(file.FullName));
            return noted is null ? null : new KeptImage(noted.Name, noted.Layers, file.LastWriteTimeUtc);
        }
        catch (Exception e) when (e is FileNotFoundException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Names have slashes and may be longer than file names.</summary>
    private string Place(string name) => Path.Combine(Directory, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name))) + ".json");

    private sealed record Noted(string Name, ImmutableArray<string> Layers);
}

using System.Globalization;
using System.Runtime.InteropServices;
using Fog.Lab;

namespace Fog.Bench.Images;

/// <summary>
/// Three images on one host, of the runtime's own libraries, so that they compress as programs do: a base of five layers and 29 MB, and two
/// that add a layer of 1 MB each.
/// </summary>
internal sealed class BenchImages(LabHost host, string folder)
{
    public const string Base = "bench-base:1";
    public const string App = "bench-app:1";
    public const string Other = "bench-other:1";

    private const int Layers = 5;
    private const int LayerSize = 5_800_000;
    private const int OwnSize = 1_000_000;

    private readonly Queue<string> _libraries = new(Directory.EnumerateFiles(RuntimeEnvironment.GetRuntimeDirectory(), "*.dll").Order(StringComparer.Ordinal));

    public async Task Build(CancellationToken cancel)
    {
        File.Copy("/usr/bin/catatonit", Path.Combine(folder, "pause"), overwrite: true);
        for (var layer = 0; layer < Layers; layer++)
        {
            Fill(string.Create(CultureInfo.InvariantCulture, $"layer{layer}"), LayerSize);
        }

        Fill("app", OwnSize);
        Fill("other", OwnSize);
        await Build(Base, "FROM scratch\nCOPY pause /pause\n" + string.Concat(Enumerable.Range(0, Layers).Select(layer => $"COPY layer{layer} /layer{layer}\n")) + "CMD [\"/pause\", \"-P\"]\n", cancel);
        await Build(App, $"FROM {Base}\nCOPY app /app\n", cancel);
        await Build(Other, $"FROM {Base}\nCOPY other /other\n", cancel);
    }

    /// <summary>Bytes of a file of this folder as a registry would send it: compressed with gzip's default.</summary>
    public static async Task<long> Gzipped(LabHost on, string path, CancellationToken cancel) =>
        long.Parse((await on.Exec(["sh", "-c", $"gzip -c {path} | wc -c"], cancel)).Output, CultureInfo.InvariantCulture);

    private void Fill(string name, int size)
    {
        using var file = File.Create(Path.Combine(folder, name));
        while (file.Length < size)
        {
            var library = File.ReadAllBytes(_libraries.Dequeue());
            file.Write(library.AsSpan(0, (int)Math.Min(library.Length, size - file.Length)));
        }
    }

    private async Task Build(string name, string dockerfile, CancellationToken cancel)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "Dockerfile"), dockerfile, cancel);
        var built = await host.Exec(["env", "DOCKER_BUILDKIT=0", "docker", "build", "--quiet", "--tag", name, folder], cancel);
        if (built.ExitCode != 0)
        {
            throw new InvalidOperationException($"{name} doesn't build: {built.Error}");
        }
    }
}

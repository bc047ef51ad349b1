using System.Globalization;
using CliWrap;
using CliWrap.Buffered;
using Fog.Bench.Images;
using Fog.Bench.Labs;
using Fog.Lab;
using Spectre.Console;

namespace Fog.Bench.Migrate;

/// <summary>
/// `known`: bytes and time of moving a task over a link of 5 Mbit/s, to a host that has nothing of it and then to one that has its image, of
/// seven layers and 30 MB. The task holds 1 MiB.
/// </summary>
internal static class KnownImage
{
    private const string Name = "benchknown";
    private const string Image = "bench-memory:1";
    private const long Rate = 5_000_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    public static Task<int> Run(string[] args) => LabTable.Print(
        new LabSpec(Name, [.. BenchService.Hosts.Select(name => new HostSpec(name, Cpus: 2, Memory: 1L << 30))], []), Measure, Patience);

    private static async Task<Table> Measure(FogLab lab, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("fog-bench-").FullName;
        try
        {
            await BenchService.Build(cancel);
            await new BenchImages(lab.Host("h1"), folder).Build(cancel);
            File.Copy(Path.Combine(BenchService.Folder, "memory"), Path.Combine(folder, "memory"), overwrite: true);
            await File.WriteAllTextAsync(Path.Combine(folder, "Dockerfile"), $"FROM {BenchImages.App}\nCOPY memory /memory\nCMD [\"/memory\", \"1\", \"0\"]\n", cancel);
            await lab.Host("h1").Exec(["env", "DOCKER_BUILDKIT=0", "docker", "build", "--quiet", "--tag", Image, folder], cancel);
            var spec = Path.Combine(folder, "known.yaml");
            await File.WriteAllTextAsync(spec, $$"""
                version: 1
                name: known
                tasks:
                  a: { image: "{{Image}}", resources: { cpu: 0.1, memory: 32Mi, disk: 50Mi }, migratable: true, placement: { host: h1 } }
                """, cancel);
            await Fog(["deploy", spec], cancel);
            await lab.Link("h1", "h2", LinkShape.Plain with { Rate = Rate }, cancel);
            var table = new Table().Border(TableBorder.Markdown);
            table.AddColumns("what the destination has", "bytes on the wire", "seconds");
            await Row(table, "nothing", lab, "h2", cancel);
            await Fog(["migrate", "known/a", "--to", "h1"], cancel);
            await Row(table, "the image", lab, "h2", cancel);
            return table;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task Row(Table table, string what, FogLab lab, string to, CancellationToken cancel)
    {
        var (before, start) = (await Received(lab, to, cancel), TimeProvider.System.GetTimestamp());
        await Fog(["migrate", "known/a", "--to", to], cancel);
        var took = TimeProvider.System.GetElapsedTime(start);
        var bytes = await Received(lab, to, cancel) - before;
        table.AddRow(what, bytes.ToString("N0", CultureInfo.InvariantCulture), took.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture));
    }

    /// <summary>Bytes that a host got so far; the fog's own talk is in them.</summary>
    private static async Task<long> Received(FogLab lab, string host, CancellationToken cancel) => long.Parse(
        (await lab.Host(host).Exec(["awk", "/eth0:|shape0:/ { sum += $2 } END { printf \"%.0f\", sum }", "/proc/net/dev"], cancel)).Output, CultureInfo.InvariantCulture);

    private static async Task Fog(string[] arguments, CancellationToken cancel) => await Cli.Wrap(BenchService.Program)
        .WithArguments(arguments).WithEnvironmentVariables(variables => variables.Set("FOG_LAB", Name)).ExecuteBufferedAsync(cancel);
}

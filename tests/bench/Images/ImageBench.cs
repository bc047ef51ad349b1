using System.Globalization;
using CliWrap;
using CliWrap.Buffered;
using Fog.Bench.Labs;
using Fog.Lab;
using Spectre.Console;

namespace Fog.Bench.Images;

/// <summary>`images`: bytes and time until a host at the end of a link of 5 Mbit/s has an image, against `docker save | docker load` over the same link.</summary>
internal static class ImageBench
{
    private const string Name = "benchimages";
    private const string Port = "9999";
    private const long Rate = 5_000_000;

    private static readonly string Root = AppContext.BaseDirectory[..AppContext.BaseDirectory.IndexOf("/tests/bench/", StringComparison.Ordinal)];
    private static readonly string Program = Environment.ProcessPath ?? throw new InvalidOperationException("This process has no program.");

    public static Task<int> Run(string[] args) => LabTable.Print(
        new LabSpec(Name, [.. new[] { "h1", "h2" }.Select(name => new HostSpec(name, Cpus: 2, Memory: 1L << 30))], []), Measure);

    private static async Task<Table> Measure(FogLab lab, CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("fog-bench-").FullName;
        try
        {
            await new BenchImages(lab.Host("h1"), folder).Build(cancel);
            await lab.Link("h1", "h2", LinkShape.Plain with { Rate = Rate }, cancel);
            var (app, other) = (await BenchImages.Gzipped(lab.Host("h1"), $"{folder}/app", cancel), await BenchImages.Gzipped(lab.Host("h1"), $"{folder}/other", cancel));
            var whole = await BenchImages.Gzipped(lab.Host("h1"), $"{folder}/layer?", cancel) + app;
            var table = new Table().Border(TableBorder.Markdown);
            table.AddColumns("what h2 gets", "bytes on the wire", "seconds", "bytes against save | load", "against its missing layers, gzipped");
            var piped = await Of(lab, () => Pipe(lab, "cat", cancel), cancel);
            Row(table, "6 layers, docker save | load", piped, piped, whole);
            Row(table, "6 layers, docker save | gzip | load", await Of(lab, () => Pipe(lab, "gzip", cancel), cancel), piped, whole);
            Row(table, "6 layers, fog", await Of(lab, () => Deploy(folder, "app", BenchImages.App, cancel), cancel), piped, whole);
            Row(table, "1 changed layer of 6, fog", await Of(lab, () => Deploy(folder, "other", BenchImages.Other, cancel), cancel), piped, other);
            Row(table, "nothing, fog (a third task from the same image)", await Of(lab, () => Deploy(folder, "again", BenchImages.Other, cancel), cancel), piped, null);
            return table;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(long Bytes, double Seconds)> Of(FogLab lab, Func<Task> act, CancellationToken cancel)
    {
        var (before, start) = (await Received(lab, cancel), TimeProvider.System.GetTimestamp());
        await act();
        return (await Received(lab, cancel) - before, TimeProvider.System.GetElapsedTime(start).TotalSeconds);
    }

    private static async Task<long> Received(FogLab lab, CancellationToken cancel) =>
        long.Parse((await lab.Host("h2").Exec(["awk", "/eth0:|shape0:/ { sum += $2 } END { printf \"%.0f\", sum }", "/proc/net/dev"], cancel)).Output, CultureInfo.InvariantCulture);

    private static async Task Pipe(FogLab lab, string filter, CancellationToken cancel)
    {
        var (from, to) = (lab.Host("h1"), lab.Host("h2"));
        var loading = to.Exec(["sh", "-c", $"{Program} inner-carry {Port} | docker load"], cancel);
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, cancel);
        await from.Exec(["sh", "-c", $"docker save {BenchImages.App} | {filter} | {Program} inner-carry {Port} {to.State.Address}"], cancel);
        await loading;
        await to.Exec(["docker", "image", "rm", BenchImages.App], cancel);
    }

    /// <summary>From the order to the running task; the fog's own talk is in the bytes.</summary>
    private static async Task Deploy(string folder, string service, string image, CancellationToken cancel)
    {
        var spec = Path.Combine(folder, $"{service}.yaml");
        await File.WriteAllTextAsync(spec, $$"""
            version: 1
            name: {{service}}
            tasks:
              a: { image: "{{image}}", resources: { cpu: 0.1, memory: 32Mi, disk: 50Mi }, migratable: false, placement: { host: h2 } }
            """, cancel);
        await Cli.Wrap(Path.Combine(Root, "out/cli/fog")).WithArguments(["deploy", spec])
            .WithEnvironmentVariables(variables => variables.Set("FOG_LAB", Name)).ExecuteBufferedAsync(cancel);
    }

    private static void Row(Table table, string what, (long Bytes, double Seconds) took, (long Bytes, double Seconds) piped, long? missing) => table.AddRow(
        what,
        took.Bytes.ToString("N0", CultureInfo.InvariantCulture),
        took.Seconds.ToString("0.0", CultureInfo.InvariantCulture),
        ((double)took.Bytes / piped.Bytes).ToString("0.000", CultureInfo.InvariantCulture),
        missing is { } bytes ? ((double)took.Bytes / bytes).ToString("0.000", CultureInfo.InvariantCulture) : "");
}

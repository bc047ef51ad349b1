using System.Globalization;
using System.Text;
using CliWrap;
using Fog.Lab;

namespace Fog.Bench.Migrate;

/// <summary>
/// Podman's way to another host: `container checkpoint --export`, a copy of the archive, `container restore --import`. Its connections can't
/// follow, because its address is the host's: CRIU is told to close them. Debian's Podman is fetched into a folder of its own once; nothing is installed.
/// </summary>
internal static class PodmanMove
{
    private const string Cache = "/var/cache/fog-bench/podman";
    private const string Store = "/var/lib/fog/bench-podman";
    private const string Port = "8080";
    private const string Settings = $"{Store}/criu.conf";
    private const string Archive = "/var/lib/fog/bench-podman.tar";

    /// <summary>Downloads and unpacks what a Debian with the fog's own packages lacks: 11 MB.</summary>
    private const string Fetch = $"""
        set -e; test -x {Cache}/usr/bin/podman && exit 0; work=$(mktemp -d); cd "$work"
        apt-get download podman libsubid4 libgpgme11 libassuan0 >/dev/null; mkdir -p {Cache}; for each in *.deb; do dpkg -x "$each" {Cache}; done; rm -rf "$work"
        """;

    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(2);

    private static readonly string[] Podman =
    [
        "env", $"LD_LIBRARY_PATH={Cache}/usr/lib/x86_64-linux-gnu", $"{Cache}/usr/bin/podman", "--root", Store, "--runroot", "/run/fog-bench-podman",
        "--storage-driver", "vfs", "--cgroup-manager", "cgroupfs", "--runtime", "runc", "--events-backend", "file",
    ];

    /// <summary>The columns after the method, as far as there are any.</summary>
    public static async Task<string[]> Of(FogLab lab, string size, string dirty, CancellationToken cancel)
    {
        await Cli.Wrap("sh").WithArguments(["-c", Fetch]).ExecuteAsync(cancel);
        var (from, to) = (lab.Host(BenchService.Hosts[0]), lab.Host(BenchService.Hosts[1]));
        await Ask(from, ["sh", "-c", $"tar -C {BenchService.Folder} -cf /tmp/bench-image.tar memory"], cancel);
        await Ask(to, ["mkdir", "-p", Store], cancel);
        await Ask(from, ["sh", "-c", $"mkdir -p {Store} && echo tcp-close >{Settings}"], cancel);
        await Ask(from, [.. Podman, "import", "--quiet", "/tmp/bench-image.tar", "bench-memory"], cancel);
        await Pipe(from, ["tar", "-C", Store, "-cf", "-", "."], to, ["tar", "-C", Store, "-xf", "-"], cancel); // the same image by its number
        await Ask(from, [.. Podman, "run", "--detach", "--name", "bench", "--network", "host", "--ulimit", "nofile=1024:1024", "--ulimit", "nproc=4096:4096",
            "--annotation", $"org.criu.config={Settings}", "bench-memory", "/memory", size, dirty], cancel);
        var stop = $"/tmp/fog-bench-podman-{Environment.ProcessId}";
        File.Delete(stop);
        var client = MeasuredMove.OnWire(lab, ["inner-outage", Port, stop, from.State.Address, to.State.Address], cancel);
        await Task.Delay(Calm, TimeProvider.System, cancel);
        var start = TimeProvider.System.GetTimestamp();
        await Ask(from, [.. Podman, "container", "checkpoint", "--export", Archive, "--compress", "none", "bench"], cancel);
        var dumped = TimeProvider.System.GetElapsedTime(start);
        await Pipe(from, ["cat", Archive], to, ["sh", "-c", $"cat >{Archive}"], cancel); // not over the wire: no slower than the best copy
        var copied = TimeProvider.System.GetElapsedTime(start);
        await Ask(to, [.. Podman, "container", "restore", "--import", Archive], cancel);
        var total = TimeProvider.System.GetElapsedTime(start);
        await Task.Delay(Calm, TimeProvider.System, cancel);
        await File.WriteAllTextAsync(stop, "", cancel);
        var told = (await client).Trim().Split(' ');
        File.Delete(stop);
        var bytes = (await Ask(to, ["stat", "-c", "%s", Archive], cancel)).Trim();
        foreach (var host in new[] { from, to })
        {
            await host.Exec([.. Podman, "rm", "--force", "--time", "0", "bench"], cancel);
            await Ask(host, ["rm", "-f", Archive], cancel);
        }

        return ["", told[0], "", "", "", Text(dumped.TotalMilliseconds), Text((copied - dumped).TotalMilliseconds), Text((total - copied).TotalMilliseconds), "", "",
            total.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture), "", Text(double.Parse(bytes, CultureInfo.InvariantCulture) / (1 << 20)), "", told[1]];
    }

    private static async Task Pipe(LabHost from, string[] source, LabHost to, string[] sink, CancellationToken cancel)
    {
        var (read, write) = (from.ExecCommand(source), to.ExecCommand(sink));
        var said = new StringBuilder();
        var sinking = Cli.Wrap(write[0]).WithArguments(write.Skip(1)).WithStandardErrorPipe(PipeTarget.ToStringBuilder(said)).WithValidation(CommandResultValidation.None);
        if ((await (Cli.Wrap(read[0]).WithArguments(read.Skip(1)) | sinking).ExecuteAsync(cancel)).ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', sink)}: {said}");
        }
    }

    private static string Text(double number) => number.ToString("0", CultureInfo.InvariantCulture);

    private static async Task<string> Ask(LabHost host, string[] command, CancellationToken cancel)
    {
        var result = await host.Exec(command, cancel);
        return result.ExitCode == 0 ? result.Output : throw new InvalidOperationException($"{string.Join(' ', command)}: {result.Error}");
    }
}

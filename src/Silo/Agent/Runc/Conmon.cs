using System.Collections.Immutable;
using System.Globalization;
using Fog.Agent.Processes;

namespace Fog.Agent.Runc;

/// <summary>
/// conmon creates the container and holds its output pipes: it outlives the node, so neither output nor exit code is lost when the
/// node restarts.
/// </summary>
internal static class Conmon
{
    /// <summary>Bytes of output that are kept for a task; at the limit the older part goes.</summary>
    private const string LogLimit = "16777216";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>When this returns, the container is created, its process waits to be started, and its id on the host is known.</summary>
    /// <exception cref="FogException">runc couldn't create it; its own words are in the message.</exception>
    public static async Task<int> Create(TaskFiles files, string runc, CancellationToken ct)
    {
        File.Delete(files.PidFile);
        File.Delete(files.ConmonPidFile);
        File.Delete(files.ExitFile);
        File.Delete(files.RuncLog);
        await Tool.Run("conmon", Arguments(files, runc), ct);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        deadline.CancelAfter(Patience);
        while (true)
        {
            // conmon writes the file in one piece once runc has created the container.
            if (Pid(files) is { } pid)
            {
                return pid;
            }

            if (HasGivenUp(files) || deadline.IsCancellationRequested)
            {
                ct.ThrowIfCancellationRequested();
                throw new FogException($"runc create {files.Id}: {RuncLog.LastError(files.RuncLog) ?? "no container came up in time"}");
            }

            await Task.Delay(Pause, ct);
        }
    }

    /// <summary>
    /// When this returns, a monitor is up and has started the worker of a restore. Once that has exited with 0, the monitor takes the process
    /// whose number stands in <see cref="TaskFiles.PidFile"/> for its container's.
    /// </summary>
    /// <param name="files">The task's.</param>
    /// <param name="worker">The program that takes runc's place.</param>
    /// <param name="arguments">What it is started with, before what the monitor adds.</param>
    public static async Task Restore(TaskFiles files, string worker, IEnumerable<string> arguments, CancellationToken ct)
    {
        File.Delete(files.PidFile);
        File.Delete(files.ConmonPidFile);
        File.Delete(files.ExitFile);
        await Tool.Run("conmon", [.. Common(files, worker), "--restore", files.Images, .. arguments.SelectMany(word => new[] { "--runtime-arg", word })], ct);
    }

    /// <summary>conmon came up, and went without a container.</summary>
    private static bool HasGivenUp(TaskFiles files) => File.Exists(files.ConmonPidFile) && !IsAlive(files) && Pid(files) is null;

    /// <summary>The container's first process; null when none was ever created.</summary>
    public static int? Pid(TaskFiles files) => Number(files.PidFile);

    /// <summary>Whether the task's conmon runs; it ends by itself once the process has ended and its output is written.</summary>
    public static bool IsAlive(TaskFiles files) =>
        Number(files.ConmonPidFile) is { } pid
        && PassingFile.Text($"/proc/{pid}/comm")?.StartsWith("conmon", StringComparison.Ordinal) == true;

    private static int? Number(string path) =>
        int.TryParse(PassingFile.Text(path), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>What conmon is started with.</summary>
    public static ImmutableArray<string> Arguments(TaskFiles files, string runc) =>
    [
        .. Common(files, runc),
        "--runtime-arg", $"--root={files.RuncRoot}",
        "--runtime-arg", $"--log={files.RuncLog}",
        "--runtime-arg", "--log-format=json",
    ];

    private static ImmutableArray<string> Common(TaskFiles files, string runtime) =>
    [
        "--api-version", "1",
        "--cid", files.Id,
        "--cuuid", files.Id,
        "--name", files.Id,
        "--runtime", runtime,
        "--bundle", files.Bundle,
        "--persist-dir", files.Run,
        "--container-pidfile", files.PidFile,
        "--conmon-pidfile", files.ConmonPidFile,
        "--log-path", $"k8s-file:{files.Output}",
        "--log-size-max", LogLimit,
        "--exit-dir", files.Exits,
        "--full-attach",
        "--no-new-keyring",
    ];
}

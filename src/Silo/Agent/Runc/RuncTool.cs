using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using Fog.Agent.Processes;

namespace Fog.Agent.Runc;

/// <summary>The door to runc.</summary>
internal static class RuncTool
{
    /// <summary>The program; conmon wants its full path.</summary>
    public static string Program { get; } = new[] { "/usr/sbin/runc", "/usr/bin/runc", "/usr/local/sbin/runc", "/usr/local/bin/runc" }
        .FirstOrDefault(File.Exists) ?? "runc";

    /// <summary>When this returns, the created container's process runs.</summary>
    public static Task Start(TaskFiles files, CancellationToken ct) => Tool.Run(Program, ["--root", files.RuncRoot, "start", files.Id], ct);

    /// <summary>Sends a signal to the container's first process; one that is gone is fine.</summary>
    public static async Task Kill(TaskFiles files, string signal, CancellationToken ct)
    {
        if (await Status(files, ct) is "running" or "created")
        {
            await Forgiving(["--root", files.RuncRoot, "kill", files.Id, signal], ct);
        }
    }

    /// <summary>When this returns, runc knows nothing of the container.</summary>
    public static Task Delete(TaskFiles files, CancellationToken ct) =>
        Forgiving(["--root", files.RuncRoot, "delete", "--force", files.Id], ct);

    /// <summary><c>created</c>, <c>running</c>, <c>paused</c>, <c>stopped</c>; null when runc doesn't know it.</summary>
    public static async Task<string?> Status(TaskFiles files, CancellationToken ct)
    {
        if (!Directory.Exists(Path.Combine(files.RuncRoot, files.Id)))
        {
            return null;
        }

        try
        {
            return (string?)JsonNode.Parse(await Tool.Run(Program, ["--root", files.RuncRoot, "state", files.Id], ct))?["status"];
        }
        catch (ToolException e) when (e.Message.Contains("does not exist", StringComparison.Ordinal))
        {
            return null;
        }
    }

    /// <summary>When this returns, the container's control group has these limits; its processes go on.</summary>
    /// <exception cref="ToolException">The kernel refuses them, with its reason.</exception>
    public static Task Update(TaskFiles files, Resources limits, CancellationToken ct) => Tool.Run(Program, UpdateArguments(files, limits), ct);

    /// <summary>What runc is started with to change limits.</summary>
    public static ImmutableArray<string> UpdateArguments(TaskFiles files, Resources limits)
    {
        var wanted = Bundle.Limits(limits);
        return
        [
            "--root", files.RuncRoot, "update",
            "--memory", Text(wanted.Memory.Limit), "--memory-swap", Text(wanted.Memory.Swap),
            "--cpu-quota", Text(wanted.Cpu.Quota), "--cpu-period", Text(wanted.Cpu.Period), "--cpu-share", Text(wanted.Cpu.Shares),
            "--pids-limit", Text(wanted.Pids.Limit),
            files.Id,
        ];
    }

    /// <summary>What runc is started with to run a command beside the task.</summary>
    public static ImmutableArray<string> ExecArguments(TaskFiles files, IEnumerable<string> command) =>
        ["--root", files.RuncRoot, "exec", files.Id, .. command];

    private static string Text<T>(T number)
        where T : IFormattable => number.ToString(null, CultureInfo.InvariantCulture);

    /// <summary>Runs what may find its work already done.</summary>
    private static async Task Forgiving(string[] arguments, CancellationToken ct)
    {
        try
        {
            await Tool.Run(Program, arguments, ct);
        }
        catch (ToolException e) when (IsDone(e.Message))
        {
            // The process ended, or the container went, between the look and the act.
        }
    }

    private static bool IsDone(string message) =>
        message.Contains("does not exist", StringComparison.Ordinal)
        || message.Contains("process already finished", StringComparison.Ordinal)
        || message.Contains("not running", StringComparison.Ordinal);
}

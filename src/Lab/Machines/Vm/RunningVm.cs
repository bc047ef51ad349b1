using System.Globalization;
using Fog.Lab.Hosts;
using Fog.Lab.Tools;

namespace Fog.Lab.Machines.Vm;

/// <summary>A virtual machine whose emulator lives.</summary>
internal sealed class RunningVm(VmImage image, string lab, HostState host, int emulator) : IRunningMachine
{
    private const string Notes = "/run/fog-lab";
    private const string Mark = "FOG_LAB_COMMAND";

    private const string Daemonize = """
        rm -f "$0.pid"
        exec setsid --fork sh -c 'echo $$ >"$0.pid"; exec "$@" </dev/null >"$0.log" 2>&1' "$0" "$@"
        """;

    private const string EndMarked = """
        for folder in $(grep -lzx "$0" /proc/[0-9]*/environ 2>/dev/null); do
          process=${folder#/proc/}
          kill -9 "${process%/environ}"
        done
        """;

    private static readonly TimeSpan Ending = TimeSpan.FromSeconds(30);
    private readonly VmWay _way = new(image, lab, host);

    public int Process => emulator;

    public string EngineSocket => VmPaths.Engine(lab, host.Name);

    public ISnapshots? Snapshots => new VmSnapshots(_way, lab, host.Name, TimeProvider.System);

    public IReadOnlyList<string> Command(IEnumerable<string> command, bool terminal = false) => _way.Run(ShellLine.Of(command), terminal);

    /// <remarks>
    /// What a connection leaves behind goes on; so each command has a mark by which it is found when nobody waits any more.
    /// </remarks>
    public async Task<ExecResult> Exec(IEnumerable<string> command, string? input, CancellationToken cancel)
    {
        var mark = $"{Mark}={Guid.NewGuid():N}";
        try
        {
            return await Tool.Collect(_way.Run(ShellLine.Of(command, mark)), input, cancel);
        }
        catch (OperationCanceledException)
        {
            using var limit = new CancellationTokenSource(Ending);
            await Inside(["sh", "-c", EndMarked, mark], limit.Token);
            throw;
        }
    }

    public async Task StartDaemon(string what, IReadOnlyList<string> command, CancellationToken cancel)
    {
        var result = await Inside(["sh", "-c", Daemonize, $"{Notes}/{what}", .. command], cancel);
        if (result.ExitCode != 0)
        {
            throw new LabException($"{host.Name}: the {what} can't be started: {result.Error.Trim()}");
        }
    }

    public async Task<ProcessEntry?> Daemon(string what, CancellationToken cancel)
    {
        var result = await Inside(["sh", "-c", "read -r process <\"$0\" && cat /proc/$process/status", $"{Notes}/{what}.pid"], cancel);
        return result.ExitCode == 0 ? ProcessEntry.Parse(result.Output) : null;
    }

    public Task Kill(ProcessEntry daemon, CancellationToken cancel) =>
        Inside(["kill", "-9", daemon.Id.ToString(CultureInfo.InvariantCulture)], cancel);

    private Task<ExecResult> Inside(IEnumerable<string> command, CancellationToken cancel) =>
        Tool.Collect(Command(command), input: null, cancel);
}

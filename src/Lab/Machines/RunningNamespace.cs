using System.Globalization;
using Fog.Lab.Hosts;
using Fog.Lab.Native;
using Fog.Lab.Tools;

namespace Fog.Lab.Machines;

/// <summary>A host of namespaces whose init lives.</summary>
internal sealed class RunningNamespace(string lab, string host, int init) : IRunningMachine
{
    private const int SigKill = 9;

    public int Process => init;

    public string EngineSocket => NamespaceCommand.OwnFile(init, EngineCommand.Socket);

    public ISnapshots? Snapshots => null;

    public IReadOnlyList<string> Command(IEnumerable<string> command, bool terminal = false) => NamespaceCommand.Inside(init, command);

    public Task<ExecResult> Exec(IEnumerable<string> command, string? input, CancellationToken cancel) =>
        Tool.Collect(Command(command), input, cancel);

    public Task StartDaemon(string what, IReadOnlyList<string> command, CancellationToken cancel)
    {
        File.Delete(Note(what));
        return Detached.Redirected(LabPaths.Log(lab, host, what), NamespaceCommand.Daemon(init, $"{what}.pid", command), cancel);
    }

    /// <remarks>The note says the number as the host counts.</remarks>
    public Task<ProcessEntry?> Daemon(string what, CancellationToken cancel)
    {
        try
        {
            return Task.FromResult(
                int.TryParse(File.ReadAllText(Note(what)), NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var inner)
                    ? ProcessTable.InSameProcessNamespace(init).FirstOrDefault(p => p.InnerId == inner)
                    : null);
        }
        catch (IOException)
        {
            return Task.FromResult<ProcessEntry?>(null);
        }
    }

    public Task Kill(ProcessEntry daemon, CancellationToken cancel)
    {
        _ = Libc.Kill(daemon.Id, SigKill);
        return Task.CompletedTask;
    }

    private string Note(string what) => NamespaceCommand.OwnFile(init, $"{NamespaceCommand.Notes}/{what}.pid");
}

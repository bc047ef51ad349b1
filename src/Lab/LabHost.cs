using System.Globalization;
using Fog.Lab.Hosts;
using Fog.Lab.Machines;

namespace Fog.Lab;

/// <summary>One host of a running lab.</summary>
public sealed class LabHost
{
    private readonly string _lab;

    internal LabHost(string lab, HostState state)
    {
        _lab = lab;
        State = state;
    }

    /// <summary>Name, address, offer.</summary>
    public HostState State { get; }

    /// <summary>The process on this machine whose end is the host's: its init, or its emulator; null when the host is down.</summary>
    public int? Init => Find()?.Machine.Process;

    /// <summary>The engine's UNIX socket, as a path that works from outside of the host. It changes when the host crashes.</summary>
    /// <exception cref="LabException">The host is down.</exception>
    public string EngineSocket => Running().EngineSocket;

    /// <summary>Runs a command to its end; a failing one is a result and no exception. Cancelling kills it.</summary>
    /// <exception cref="LabException">The host is down.</exception>
    public Task<ExecResult> Exec(IEnumerable<string> command, CancellationToken cancel = default, string? input = null) =>
        Running().Exec(command, input, cancel);

    /// <summary>Replaces this process by the command on the host: terminal, streams, signals and exit code are the command's own.</summary>
    public void Become(IEnumerable<string> command)
    {
        var inside = Running().Command(command, terminal: !Console.IsInputRedirected && !Console.IsOutputRedirected);
        Native.Reexecution.Program("/usr/bin/nsenter", inside, []);
    }

    /// <summary>The command line that runs a command on this host, for those who start processes themselves.</summary>
    public IReadOnlyList<string> ExecCommand(IEnumerable<string> command) => Running().Command(command);

    /// <summary>SIGKILL to the node; engine and tasks go on. Holds when the process is gone.</summary>
    public async Task Kill(CancellationToken cancel = default)
    {
        using var alone = await LabLock.Take(_lab, State.Name, cancel);
        await HostEnd.KillNode(Load(), State, cancel);
    }

    /// <summary>Power loss: node, engine, containers and network at once; the disks stay. Nothing is left of it when this returns.</summary>
    public async Task Crash(CancellationToken cancel = default)
    {
        using var alone = await LabLock.Take(_lab, State.Name, cancel);
        await HostEnd.Crash(Load(), State, cancel);
    }

    /// <summary>Starts what doesn't run: after <see cref="Kill"/> the node, after <see cref="Crash"/> the host with its old disks.</summary>
    public async Task Start(IProgress<LabStep>? progress = null, CancellationToken cancel = default)
    {
        using var alone = await LabLock.Take(_lab, State.Name, cancel);
        await new HostStart(Load(), State, progress).Run(cancel);
    }

    /// <summary>How it is at this moment.</summary>
    public async Task<HostStatus> Status(CancellationToken cancel = default)
    {
        if (Find() is not { } running)
        {
            return new HostStatus(State.Name, State.Address, On: false, Engine: false, Node: false, null, null, null);
        }

        var node = await running.Node(cancel);
        var engine = await running.EngineAnswers(cancel);
        var healthy = node is not null && await running.NodeAnswers(cancel);
        return new HostStatus(State.Name, State.Address, On: true, engine, healthy, node?.Id, node?.Resident, (await running.Engine(cancel))?.Resident);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{State.Name} ({State.Address})");

    private LabState Load() => LabState.Load(_lab) ?? throw new LabException($"Lab \"{_lab}\" is gone.");

    private RunningHost? Find() => RunningHost.Find(Load(), State);

    private IRunningMachine Running() =>
        Find()?.Machine ?? throw new LabException($"{State.Name} is down; `fog lab start {State.Name}` brings it back.");
}

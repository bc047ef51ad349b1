using Fog.Lab.Hosts;

namespace Fog.Lab.Machines;

/// <summary>A machine that is on.</summary>
internal interface IRunningMachine
{
    /// <summary>Number on this machine of the process whose end is its end.</summary>
    int Process { get; }

    /// <summary>The engine's socket, as a path that works outside of the host too.</summary>
    string EngineSocket { get; }

    /// <summary>What can keep all of it; null when nothing can.</summary>
    ISnapshots? Snapshots { get; }

    /// <summary>The command line that runs a command inside, standard streams and exit code passed through.</summary>
    /// <param name="command">Program and arguments.</param>
    /// <param name="terminal">Whether the streams are a terminal that the command shall have as its own.</param>
    IReadOnlyList<string> Command(IEnumerable<string> command, bool terminal = false);

    /// <summary>Runs a command to its end; cancelling ends it inside too.</summary>
    Task<ExecResult> Exec(IEnumerable<string> command, string? input, CancellationToken cancel);

    /// <summary>Starts what shall go on by itself; its words go to the host's log of that name.</summary>
    Task StartDaemon(string what, IReadOnlyList<string> command, CancellationToken cancel);

    /// <summary>What was started last under that name, with its number as <see cref="Kill"/> wants it; null when it is gone.</summary>
    Task<ProcessEntry?> Daemon(string what, CancellationToken cancel);

    /// <summary>SIGKILL.</summary>
    Task Kill(ProcessEntry daemon, CancellationToken cancel);
}

using System.CommandLine;

namespace Fog.Cli.Lab;

/// <summary>`fog lab`: several hosts on this machine.</summary>
public static class LabCommand
{
    /// <summary>The command with all of its verbs.</summary>
    public static Command Create() => new("lab", "Several hosts on this machine, each with its own network, Docker Engine and node.")
    {
        LabOptions.Name,
        UpCommand.Create(),
        DownCommand.Create(),
        StatusCommand.Create(),
        ExecCommand.Create(),
        HostCommands.Kill(),
        HostCommands.Crash(),
        HostCommands.Start(),
        PairCommands.Cut(),
        PairCommands.Heal(),
        LinkCommand.Create(),
        SavingCommands.Save(),
        SavingCommands.Load(),
    };
}

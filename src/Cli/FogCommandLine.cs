using System.CommandLine;
using Fog.Cli.Demo;
using Fog.Cli.Doctor;
using Fog.Cli.Lab;
using Fog.Cli.Moving;
using Fog.Cli.Partition;
using Fog.Cli.Running;
using Fog.Cli.Services;
using Fog.Cli.SharedState;
using Fog.Cli.Volumes;
using ExecCommand = Fog.Cli.Services.ExecCommand;

namespace Fog.Cli;

/// <summary>All verbs of the command.</summary>
internal static class FogCommandLine
{
    /// <summary>Verbs that talk to nodes; when a lab runs, they do so from inside of it.</summary>
    private static readonly Command[] Talking =
    [
        NodesCommand.Create(),
        MapCommand.Create(),
        DeployCommand.Create(),
        PlanCommand.Create(),
        PsCommand.Create(),
        PsCommand.Status(),
        EventsCommand.Create(),
        LogsCommand.Create(),
        ExecCommand.Create(),
        MigrateCommand.Create(),
        DrainCommand.Create(),
        RestCommands.Suspend(),
        RestCommands.Resume(),
        CheckpointCommand.Create(),
        LimitCommand.Create(),
        RemoveCommand.Create(),
        VolumeCommand.Create(),
        StateCommand.Create(),
    ];

    /// <summary>The command with all of its verbs.</summary>
    public static RootCommand Create()
    {
        var root = new RootCommand("Run and move services across a fog of hosts.")
        {
            Gateways.Option,
            Gateways.From,
            DemoCommand.Create(),
            LabCommand.Create(),
            PartitionCommand.Create(),
            DoctorCommand.Create(),
            CompletionCommand.Create(),
        };
        foreach (var command in Talking)
        {
            root.Add(command);
        }

        return root;
    }

    /// <summary>Whether what was typed is for the running lab, if there is one.</summary>
    public static bool BelongsInLab(ParseResult parsed) =>
        parsed.Errors.Count == 0 && Talking.Any(command => command == parsed.CommandResult.Command || command.Subcommands.Contains(parsed.CommandResult.Command)) && Gateways.IsForLab(parsed);
}

using System.CommandLine;
using Fog.Cli;
using Fog.Cli.Demo;
using Fog.Cli.Doctor;
using Fog.Cli.Lab;
using Fog.Cli.Running;
using Fog.Cli.Services;
using Fog.Lab;
using Spectre.Console;
using ExecCommand = Fog.Cli.Services.ExecCommand;

Command[] talking =
[
    NodesCommand.Create(),
    DeployCommand.Create(),
    PlanCommand.Create(),
    PsCommand.Create(),
    PsCommand.Status(),
    EventsCommand.Create(),
    LogsCommand.Create(),
    ExecCommand.Create(),
    RemoveCommand.Create(),
];
var root = new RootCommand("Run and move services across a fog of hosts.")
{
    Gateways.Option,
    Gateways.From,
    DemoCommand.Create(),
    LabCommand.Create(),
    DoctorCommand.Create(),
    CompletionCommand.Create(),
};
foreach (var command in talking)
{
    root.Add(command);
}

if (Console.IsOutputRedirected)
{
    // Tables that go to a file or another program aren't folded to a screen's width.
    AnsiConsole.Profile.Width = 1000;
}

// Ctrl-C gives a verb the time to clean up: a lab that was half up is taken down again.
var patience = new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(1) };
var parsed = root.Parse(args);
if (parsed.Errors.Count > 0 || !talking.Contains(parsed.CommandResult.Command) || !Gateways.IsForLab(parsed))
{
    return await parsed.InvokeAsync(patience);
}

// First of all, on the first thread: inside a lab's network the process starts anew.
return await ClientAction.Guarded(CancellationToken.None, () =>
{
    LabNamespace.Enter();
    return parsed.InvokeAsync(patience);
});

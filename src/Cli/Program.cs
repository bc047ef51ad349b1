using System.CommandLine;
using Fog.Cli;
using Fog.Cli.Running;
using Fog.Lab;
using Spectre.Console;

if (Console.IsOutputRedirected)
{
    // Tables that go to a file or another program aren't folded to a screen's width.
    AnsiConsole.Profile.Width = 1000;
}

// Ctrl-C gives a verb the time to clean up: a lab that was half up is taken down again.
var patience = new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromMinutes(1) };
var parsed = FogCommandLine.Create().Parse(args);
return await ClientAction.Guarded(CancellationToken.None, () =>
{
    if (FogCommandLine.BelongsInLab(parsed))
    {
        // First of all, on the first thread: inside a lab's network the process starts anew.
        LabNamespace.Enter();
    }

    return parsed.InvokeAsync(patience);
});

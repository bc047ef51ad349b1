using System.CommandLine;
using Fog.Cli.Running;

namespace Fog.Cli.Lab;

/// <summary>How a verb of the lab runs: errors become a sentence and exit code 1, an interruption 130.</summary>
internal static class LabAction
{
    public static void Do(this Command command, Func<ParseResult, CancellationToken, Task> act) =>
        command.SetAction((parsed, cancel) => ClientAction.Guarded(
            cancel,
            async () =>
            {
                await act(parsed, cancel);
                return 0;
            },
            "Interrupted."));
}

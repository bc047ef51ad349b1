using System.CommandLine;
using Fog.Lab;

namespace Fog.Cli.Lab;

/// <summary>How a verb runs: errors of the lab become a sentence and exit code 1, an interruption 130.</summary>
internal static class LabAction
{
    private const int Failed = 1;
    private const int Interrupted = 130;

    public static void Do(this Command command, Func<ParseResult, CancellationToken, Task> act) =>
        command.SetAction(async (parsed, cancel) =>
        {
            try
            {
                await act(parsed, cancel);
                return 0;
            }
            catch (LabException e)
            {
                await Console.Error.WriteLineAsync(e.Message);
                return Failed;
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                await Console.Error.WriteLineAsync("Interrupted.");
                return Interrupted;
            }
        });
}

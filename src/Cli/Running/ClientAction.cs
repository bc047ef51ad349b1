using System.CommandLine;
using Fog.Client;
using Fog.Client.Partitioning;
using Fog.Lab;

namespace Fog.Cli.Running;

/// <summary>How a verb that talks to a fog runs: errors become a sentence and exit code 1, a bad spec or call graph 2, an interruption 130.</summary>
internal static class ClientAction
{
    private const int Failed = 1;
    private const int BadFile = 2;
    private const int Interrupted = 130;
    private const string GoesOn = "Interrupted; what the fog was told to do goes on. 'fog ps' shows how far it is.";

    /// <summary>Sets what the verb does once it is connected; the returned number is the exit code.</summary>
    public static void Do(this Command command, Func<ParseResult, FogClient, CancellationToken, Task<int>> act) =>
        command.SetAction((parsed, cancel) => Guarded(cancel, async () =>
        {
            await using var client = await FogClient.Connect(Gateways.Options(parsed), cancel);
            return await act(parsed, client, cancel);
        }));

    /// <summary>Runs something with the errors of fog and lab told as sentences.</summary>
    /// <param name="cancel">Interrupts it.</param>
    /// <param name="act">What is done; the number is the exit code.</param>
    /// <param name="interrupted">What is said after an interruption.</param>
    public static async Task<int> Guarded(CancellationToken cancel, Func<Task<int>> act, string interrupted = GoesOn)
    {
        try
        {
            return await act();
        }
        catch (Exception e) when (e is SpecException or CallGraphException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return BadFile;
        }
        catch (Exception e) when (e is FogException or LabException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return Failed;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync(interrupted);
            return Interrupted;
        }
        catch (OperationCanceledException e)
        {
            // The command line's library would end without a word.
            await Console.Error.WriteLineAsync($"It was given up without an interruption ({e.Message.TrimEnd('.', ' ')}): try again.");
            return Failed;
        }
    }
}

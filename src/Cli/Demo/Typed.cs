using CliWrap;
using CliWrap.Exceptions;

namespace Fog.Cli.Demo;

/// <summary>Runs commands as a user would type them, shows them first, and stops at the first that fails.</summary>
internal sealed class Typed(string checkout, TextWriter output)
{
    /// <summary>What was interrupted is killed after this time: shells start background jobs with interrupts ignored, and children inherit that.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>Runs this very command with other arguments.</summary>
    public async Task Fog(string[] arguments, CancellationToken cancel)
    {
        await output.WriteLineAsync($"\n$ ./fog {string.Join(' ', arguments)}");
        await Run(Environment.ProcessPath!, arguments, cancel);
    }

    /// <summary>The same, until it writes a line that ends the wait.</summary>
    public async Task FogUntil(string[] arguments, Predicate<string> isLast, CancellationToken cancel)
    {
        await output.WriteLineAsync($"\n$ ./fog {string.Join(' ', arguments)}");
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        using var late = new CancellationTokenSource();
        using var begun = enough.Token.Register(() => late.CancelAfter(Grace));
        var seen = false;
        try
        {
            await Command(Environment.ProcessPath!, arguments, line =>
            {
                if (seen)
                {
                    return; // its words about being interrupted
                }

                output.WriteLine(line);
                if (isLast(line))
                {
                    seen = true;
                    enough.Cancel();
                }
            }).ExecuteAsync(late.Token, enough.Token);
        }
        catch (OperationCanceledException) when (seen)
        {
            return;
        }
        catch (CommandExecutionException e)
        {
            throw new FogException($"{string.Join(' ', arguments)} ended with exit code {e.ExitCode}.", e);
        }

        throw new FogException($"{string.Join(' ', arguments)} ended before the awaited line came.");
    }

    /// <summary>Runs a program; its output is ours.</summary>
    /// <exception cref="FogException">It failed.</exception>
    public async Task Run(string program, string[] arguments, CancellationToken cancel)
    {
        try
        {
            await Command(program, arguments, output.WriteLine).ExecuteAsync(CancellationToken.None, cancel);
        }
        catch (CommandExecutionException e)
        {
            throw new FogException($"{Path.GetFileName(program)} {string.Join(' ', arguments)} ended with exit code {e.ExitCode}.", e);
        }
    }

    private Command Command(string program, string[] arguments, Action<string> heard) => CliWrap.Cli.Wrap(program)
        .WithArguments(arguments)
        .WithWorkingDirectory(checkout)
        .WithStandardOutputPipe(PipeTarget.ToDelegate(heard))
        .WithStandardErrorPipe(PipeTarget.ToDelegate(heard));
}

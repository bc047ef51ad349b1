using System.Text;
using CliWrap;

namespace Fog.Agent.Processes;

/// <summary>Runs outside programs: bounded in time, cancellable, with the program's own words in the error.</summary>
internal static class Tool
{
    /// <summary>Longest run of a program that has no time of its own.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">Name in PATH, or a path.</param>
    /// <param name="arguments">One element each; no shell is involved.</param>
    /// <param name="input">What it reads from its standard input.</param>
    /// <param name="highest">Highest exit code with which it did what it was asked to.</param>
    /// <param name="patience">How long it may take; null: <see cref="Patience"/>.</param>
    /// <returns>What it wrote to its standard output.</returns>
    /// <exception cref="ToolException">It ended with a higher exit code, took too long, or isn't installed.</exception>
    public static async Task<string> Run(string program, IEnumerable<string> arguments, CancellationToken ct, string input = "", int highest = 0, TimeSpan? patience = null)
    {
        var (output, error) = (new StringBuilder(), new StringBuilder());
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var time = patience ?? Patience;
        deadline.CancelAfter(time);
        using var hard = new CancellationTokenSource();
        await using var escalation = deadline.Token.Register(() => hard.CancelAfter(Grace));
        string[] words = [.. arguments];
        try
        {
            var result = await Cli.Wrap(program)
                .WithArguments(words)
                .WithStandardInputPipe(PipeSource.FromString(input))
                .WithStandardOutputPipe(PipeTarget.ToStringBuilder(output))
                .WithStandardErrorPipe(PipeTarget.ToStringBuilder(error))
                .WithValidation(CommandResultValidation.None)
                .ExecuteAsync(hard.Token, deadline.Token);
            return result.ExitCode <= highest
                ? output.ToString()
                : throw new ToolException(program, words, $"exit code {result.ExitCode}: {LastLine(error.Length > 0 ? error : output)}");
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new ToolException(program, words, $"it didn't end within {time.TotalSeconds:0} s: {LastLine(error)}");
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new ToolException(program, words, $"it can't be run ({e.Message}); eng/setup installs it");
        }
    }

    private static string LastLine(StringBuilder text) =>
        text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "it said nothing";
}

using System.Globalization;
using System.Text;
using CliWrap;
using CliWrap.Exceptions;

namespace Fog.Lab.Tools;

/// <summary>Runs an outside program to its end, and says what it said when it fails.</summary>
internal static class Tool
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <returns>What it printed.</returns>
    /// <exception cref="LabException">It isn't there, failed, or took more than a minute.</exception>
    public static async Task<string> Run(string program, IEnumerable<string> arguments, CancellationToken cancel, string? input = null)
    {
        var output = new StringBuilder();
        var error = new StringBuilder();
        var command = Cli.Wrap(program)
            .WithArguments(arguments)
            .WithValidation(CommandResultValidation.None)
            .WithStandardInputPipe(input is null ? PipeSource.Null : PipeSource.FromString(input))
            .WithStandardOutputPipe(PipeTarget.ToStringBuilder(output))
            .WithStandardErrorPipe(PipeTarget.ToStringBuilder(error));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Patience);
        try
        {
            var result = await command.ExecuteAsync(limit.Token);
            return result.ExitCode == 0 ? output.ToString() : throw Failed(command, result.ExitCode, error.Length > 0 ? error : output);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new LabException($"`{Shown(command)}` did not end within {Patience.TotalSeconds} s.");
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or CliWrapException)
        {
            throw new LabException($"`{program}` can't be started: {e.Message}. Is it installed?", e);
        }
    }

    /// <summary>Runs a command line to its end, however long that takes; a failing one is a result. Cancelling kills it.</summary>
    public static async Task<ExecResult> Collect(IReadOnlyList<string> command, string? input, CancellationToken cancel)
    {
        var (output, error) = (new StringBuilder(), new StringBuilder());
        var result = await Cli.Wrap(command[0])
            .WithArguments(command.Skip(1))
            .WithValidation(CommandResultValidation.None)
            .WithStandardInputPipe(input is null ? PipeSource.Null : PipeSource.FromString(input))
            .WithStandardOutputPipe(PipeTarget.ToStringBuilder(output))
            .WithStandardErrorPipe(PipeTarget.ToStringBuilder(error))
            .ExecuteAsync(cancel);
        return new ExecResult(result.ExitCode, output.ToString(), error.ToString());
    }

    private static LabException Failed(Command command, int code, StringBuilder said)
    {
        var last = said.ToString().TrimEnd().Split('\n')[^1];
        return new LabException(string.Create(CultureInfo.InvariantCulture, $"`{Shown(command)}` failed with exit code {code}: {last}"));
    }

    private static string Shown(Command command) =>
        $"{command.TargetFilePath} {(command.Arguments.Length > 160 ? command.Arguments[..160] + " …" : command.Arguments)}";
}

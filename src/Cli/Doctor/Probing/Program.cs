using System.ComponentModel;
using System.Text;
using CliWrap;

namespace Fog.Cli.Doctor.Probing;

/// <summary>Runs an outside program that answers quickly, and never throws for what the program does.</summary>
public static class Program
{
    /// <summary>Ten times what the slowest of these programs takes on a loaded machine.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    public static async Task<ProgramAnswer> Run(string path, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        var output = new StringBuilder();
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(Limit);
        try
        {
            var result = await CliWrap.Cli.Wrap(path)
                .WithArguments(arguments)
                .WithValidation(CommandResultValidation.None)
                .WithStandardOutputPipe(PipeTarget.ToStringBuilder(output))
                .WithStandardErrorPipe(PipeTarget.ToStringBuilder(output))
                .ExecuteAsync(limited.Token);
            return new ProgramAnswer(result.ExitCode, output.ToString());
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new ProgramAnswer(ProgramAnswer.NoAnswer, $"{path} gave no answer within {Limit.TotalSeconds} s");
        }
        catch (Win32Exception e)
        {
            return new ProgramAnswer(ProgramAnswer.NoAnswer, e.Message);
        }
    }
}

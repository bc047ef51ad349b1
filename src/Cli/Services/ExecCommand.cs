using System.CommandLine;
using Fog.Cli.Running;

namespace Fog.Cli.Services;

/// <summary><c>fog exec</c>.</summary>
internal static class ExecCommand
{
    public static Command Create()
    {
        var task = Arguments.Task();
        var words = new Argument<string[]>("command") { Description = "Program and arguments, after --.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("exec", "Run a command beside a task's process; its input, output and exit code are the command's.") { task, words };
        command.Do(async (parsed, client, cancel) =>
        {
            var request = new ExecRequest([.. parsed.GetRequiredValue(words)], [.. await Input(cancel)]);
            await using var output = Console.OpenStandardOutput();
            await using var error = Console.OpenStandardError();
            var code = 0;
            await foreach (var piece in client.Exec(parsed.GetValue(task), request, cancel))
            {
                var stream = piece.Stream == OutputStream.Error ? error : output;
                await stream.WriteAsync(piece.Data.AsMemory(), cancel);
                await stream.FlushAsync(cancel);
                code = piece.ExitCode ?? code;
            }

            return code;
        });
        return command;
    }

    /// <summary>What is piped in; a terminal isn't waited for.</summary>
    private static async Task<byte[]> Input(CancellationToken cancel)
    {
        if (!Console.IsInputRedirected)
        {
            return [];
        }

        using var bytes = new MemoryStream();
        await using var input = Console.OpenStandardInput();
        await input.CopyToAsync(bytes, cancel);
        return bytes.ToArray();
    }
}

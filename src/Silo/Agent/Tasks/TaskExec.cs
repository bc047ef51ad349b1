using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CliWrap;
using CliWrap.EventStream;
using Fog.Agent.Runc;
using System.Threading.Channels;

namespace Fog.Agent.Tasks;

/// <summary>Runs a command beside a task's process.</summary>
internal static class TaskExec
{
    /// <summary>Pieces that may wait for a slow reader before the command is held up.</summary>
    private const int Waiting = 64;

    /// <summary>Streams what the command writes; the last element carries its exit code.</summary>
    public static async IAsyncEnumerable<ExecOutput> Run(TaskFiles files, ExecRequest request, [EnumeratorCancellation] CancellationToken ct)
    {
        var pieces = Channel.CreateBounded<ExecOutput>(Waiting);
        using var abandoned = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var command = Cli.Wrap(RuncTool.Program)
            .WithArguments(RuncTool.ExecArguments(files, request.Command))
            .WithStandardInputPipe(PipeSource.FromBytes([.. request.Input]))
            .WithStandardOutputPipe(Pieces(pieces.Writer, OutputStream.Out))
            .WithStandardErrorPipe(Pieces(pieces.Writer, OutputStream.Error))
            .WithValidation(CommandResultValidation.None);
        var run = Finish(command, pieces.Writer, abandoned.Token);
        try
        {
            await foreach (var piece in pieces.Reader.ReadAllAsync(ct))
            {
                yield return piece;
            }

            yield return new ExecOutput(OutputStream.Out, [], await run);
        }
        finally
        {
            await abandoned.CancelAsync();
        }
    }

    private static async Task<int> Finish(Command command, ChannelWriter<ExecOutput> pieces, CancellationToken ct)
    {
        try
        {
            return (await command.ExecuteAsync(ct)).ExitCode;
        }
        finally
        {
            pieces.TryComplete();
        }
    }

    private static PipeTarget Pieces(ChannelWriter<ExecOutput> pieces, OutputStream stream) => PipeTarget.Create(async (output, ct) =>
    {
        var buffer = new byte[16 * 1024];
        for (var read = await output.ReadAsync(buffer, ct); read > 0; read = await output.ReadAsync(buffer, ct))
        {
            await pieces.WriteAsync(new ExecOutput(stream, [.. buffer.AsSpan(0, read)], null), ct);
        }
    });
}

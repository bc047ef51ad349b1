using System.Collections.Immutable;
using System.IO.Pipelines;
using System.Text;
using CliWrap;
using Fog.Agent.Processes;

namespace Fog.Agent.Migration.Files;

/// <summary>The destination's end of rsync's passes over a task's trees.</summary>
internal sealed class FileReceiver(ImmutableArray<FileTree> trees, MoveStream stream) : IAsyncDisposable
{
    private readonly Dictionary<byte, (Pipe Input, Task Run, CancellationTokenSource End)> _open = [];
    private readonly List<Task> _ending = [];

    /// <summary>Starts rsync for a tree.</summary>
    /// <exception cref="InvalidDataException">That isn't what rsync asks of its other end.</exception>
    public void Start(FilesOrder order)
    {
        if (order.Tree >= trees.Length || order.Command is not [Rsync.Program, "--server", .., ".", _] || order.Command.Contains("--sender") || _open.ContainsKey(order.Tree))
        {
            throw new InvalidDataException($"tree {order.Tree} is to be received by '{string.Join(' ', order.Command)}'");
        }

        var (input, end) = (new Pipe(), new CancellationTokenSource());
        _open[order.Tree] = (input, Serve(order, input, end.Token), end);
    }

    /// <summary>The source's rsync says something.</summary>
    public async ValueTask Heard(ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        if (_open.TryGetValue(body.Span[0], out var tree))
        {
            await tree.Input.Writer.WriteAsync(body[1..], ct);
        }
    }

    /// <summary>The source's rsync has nothing more to say.</summary>
    public async ValueTask End(byte number)
    {
        if (_open.Remove(number, out var tree))
        {
            await tree.Input.Writer.CompleteAsync();
            await tree.Run;
        }
    }

    /// <summary>The pass isn't needed; its program's end is waited for later.</summary>
    public void Cancel(byte number)
    {
        if (_open.Remove(number, out var tree))
        {
            _ending.Add(tree.Run);
            _ = tree.End.CancelAsync();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var number in _open.Keys.ToArray())
        {
            Cancel(number);
        }

        await Task.WhenAll(_ending);
    }

    private async Task Serve(FilesOrder order, Pipe input, CancellationToken ct)
    {
        var words = new StringBuilder();
        try
        {
            var result = await Cli.Wrap(Rsync.Program)
                .WithArguments([.. order.Command[1..^1], trees[order.Tree].Path.TrimEnd('/') + "/"])
                .WithStandardInputPipe(PipeSource.FromStream(input.Reader.AsStream()))
                .WithStandardOutputPipe(PipeTarget.Create((output, token) => Up(order.Tree, output, token)))
                .WithStandardErrorPipe(PipeTarget.ToStringBuilder(words))
                .WithValidation(CommandResultValidation.None)
                .ExecuteAsync(ct);
            var error = result.ExitCode == 0 ? null : $"exit code {result.ExitCode} at the destination: {words.ToString().Trim()}";
            await stream.SendValue(MoveFrame.FilesDone, new FilesReport(order.Tree, error), ct);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // It isn't needed, or the source is gone, which the one who reads from it sees too.
        }
    }

    private async Task Up(byte tree, Stream output, CancellationToken ct)
    {
        var frame = new FrameBuffer();
        while (true)
        {
            frame.Begin();
            frame.Append([tree]);
            var read = await output.ReadAsync(frame.Room, ct);
            if (read == 0)
            {
                return;
            }

            frame.Filled(read);
            await stream.Send(frame.Finish(MoveFrame.FileData), ct);
        }
    }
}

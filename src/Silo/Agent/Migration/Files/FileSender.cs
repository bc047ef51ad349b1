using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using CliWrap;
using Fog.Agent.Processes;

namespace Fog.Agent.Migration.Files;

/// <summary>
/// One pass of rsync over one tree, from here to the destination through the move's connection. Both programs can be up and waiting long
/// before the pass begins: this one doesn't look at the tree before it hears the other.
/// </summary>
internal sealed class FileSender : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly byte _tree;
    private readonly Task<CommandResult> _run;
    private readonly CancellationTokenSource _end;
    private readonly NetworkStream _rsync;
    private readonly StringBuilder _words;
    private readonly TaskCompletionSource<FilesReport> _report = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private FileSender(byte tree, Task<CommandResult> run, CancellationTokenSource end, NetworkStream rsync, StringBuilder words) =>
        (_tree, _run, _end, _rsync, _words) = (tree, run, end, rsync, words);

    /// <summary>When this returns, rsync waits at both ends.</summary>
    public static async Task<FileSender> Start(FileTree tree, byte number, string directory, bool contents, MoveStream stream, CancellationToken ct)
    {
        var address = Path.Combine(directory, $"rsync.{number}");
        File.Delete(address);
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(address));
        listener.Listen(1);
        var (end, words) = (new CancellationTokenSource(), new StringBuilder());
        var run = Cli.Wrap(Rsync.Program)
            .WithArguments(Arguments(tree.Path, contents, $"{Environment.ProcessPath} {RsyncShell.Verb} {address}"))
            .WithStandardErrorPipe(PipeTarget.ToStringBuilder(words))
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(end.Token).Task;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        deadline.CancelAfter(Patience);
        try
        {
            var rsync = new NetworkStream(await listener.AcceptAsync(deadline.Token), ownsSocket: true);
            var command = JsonSerializer.Deserialize<string[]>(await Line(rsync, deadline.Token))!;
            await stream.SendValue(MoveFrame.Files, new FilesOrder(number, command), ct);
            return new FileSender(number, run, end, rsync, words);
        }
        catch (OperationCanceledException)
        {
            await end.CancelAsync();
            ct.ThrowIfCancellationRequested();
            throw new FogException($"rsync didn't start: {words.ToString().Trim()}");
        }
    }

    /// <summary>What rsync is started with: all of a tree, and in files that changed only what differs.</summary>
    /// <param name="path">The tree.</param>
    /// <param name="contents">Whether to compare the contents of all files, whatever their times say.</param>
    /// <param name="shell">What reaches the other host.</param>
    public static IEnumerable<string> Arguments(string path, bool contents, string shell) =>
        [.. Rsync.Mirror(contents), "--inplace", "--no-whole-file", "--block-size=4096", "-e", shell, Rsync.Inside(path), "fog:/tree"];

    /// <summary>When this returns, the destination's tree is like this one; <see cref="Heard"/> and <see cref="Ended"/> bring what it says.</summary>
    public async Task Run(MoveStream stream, CancellationToken ct)
    {
        var frame = new FrameBuffer();
        while (true)
        {
            frame.Begin();
            frame.Append([_tree]);
            var read = await _rsync.ReadAsync(frame.Room, ct);
            if (read == 0)
            {
                break;
            }

            frame.Filled(read);
            await stream.Send(frame.Finish(MoveFrame.FileData), ct);
        }

        await stream.Send(MoveFrame.FilesEnd, [_tree], ct);
        var report = await _report.Task.WaitAsync(ct);
        var result = await _run;
        if (result.ExitCode != 0 || report.Error is not null)
        {
            throw new FogException($"rsync of tree {_tree}: exit code {result.ExitCode}: {report.Error ?? _words.ToString().Trim()}");
        }
    }

    /// <summary>The destination's rsync says something.</summary>
    public ValueTask Heard(ReadOnlyMemory<byte> data, CancellationToken ct) => _rsync.WriteAsync(data, ct);

    /// <summary>The destination's rsync has ended: so does what takes its place here, which rsync waits for.</summary>
    public void Ended(FilesReport report)
    {
        _report.TrySetResult(report);
        _rsync.Socket.Shutdown(SocketShutdown.Send);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _rsync.DisposeAsync();
        try
        {
            await _run;
        }
        catch (OperationCanceledException)
        {
            // It wasn't needed.
        }

        _end.Dispose();
    }

    private static async Task<string> Line(NetworkStream stream, CancellationToken ct)
    {
        var (line, one) = (new List<byte>(), new byte[1]);
        while (await stream.ReadAsync(one, ct) == 1 && one[0] != '\n')
        {
            line.Add(one[0]);
        }

        return Encoding.UTF8.GetString([.. line]);
    }
}

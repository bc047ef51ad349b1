using System.Collections.Immutable;
using System.Text.Json;

namespace Fog.Agent.Migration.Files;

/// <summary>
/// Sends a task's files: all while it runs, and again in the freeze what changed since, by programs that wait for it by then. A tree in
/// which nothing changed costs a look at its entries.
/// </summary>
internal sealed class FileCourier(ImmutableArray<FileTree> trees, string directory, MappedFiles mapped, TimeProvider clock) : IAsyncDisposable
{
    private readonly Dictionary<byte, FileSender> _waiting = [];
    private readonly List<FileSender> _spare = [];
    private (TreeMark Mark, DateTimeOffset At)[] _marks = [];
    private bool _contents;

    /// <summary>When this returns, the destination has the files as they were in some moments of this call.</summary>
    public async Task SendLive(MoveStream stream, CancellationToken ct)
    {
        mapped.Look();
        _marks = [.. trees.Select(tree => (TreeMark.Of(tree.Path), clock.GetUtcNow()))];
        await Start(stream, Enumerable.Range(0, trees.Length), ct);
        await Run(stream, ct);
    }

    /// <summary>When this returns, programs wait at both ends for the freeze.</summary>
    public Task Wait(MoveStream stream, CancellationToken ct)
    {
        _contents = mapped.Look();
        return Start(stream, Enumerable.Range(0, trees.Length).Where(number => !trees[number].ReadOnly), ct);
    }

    /// <summary>When this returns, the destination has the files of the frozen task. Nothing else may read from the connection meanwhile.</summary>
    /// <exception cref="FogException">The programs that wait don't compare what would have to be.</exception>
    public async Task SendChanges(MoveStream stream, CancellationToken ct)
    {
        if (mapped.Look() && !_contents)
        {
            throw new FogException("a file was mapped for writing after the move had looked for such files; move again");
        }

        foreach (var (number, sender) in _waiting.ToArray())
        {
            if (!_contents && _marks[number].Mark.Holds(TreeMark.Of(trees[number].Path), _marks[number].At))
            {
                _waiting.Remove(number);
                _spare.Add(sender); // its end is waited for when the task runs again
                await stream.Send(MoveFrame.FilesCancel, [number], ct);
            }
        }

        await Run(stream, ct);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await End();
        foreach (var sender in _spare)
        {
            await sender.DisposeAsync();
        }

        _spare.Clear();
    }

    private async Task End()
    {
        foreach (var sender in _waiting.Values)
        {
            await sender.DisposeAsync();
        }

        _waiting.Clear();
    }

    private async Task Start(MoveStream stream, IEnumerable<int> numbers, CancellationToken ct)
    {
        foreach (var number in numbers)
        {
            _waiting[(byte)number] = await FileSender.Start(trees[number], (byte)number, directory, _contents, stream, ct);
        }
    }

    private async Task Run(MoveStream stream, CancellationToken ct)
    {
        var sending = _waiting.Values.Select(sender => sender.Run(stream, ct)).ToArray();
        for (var open = sending.Length; open > 0;)
        {
            var (kind, body) = await stream.Next(ct);
            switch (kind)
            {
                case MoveFrame.FileData when _waiting.TryGetValue(body.Span[0], out var sender):
                    await sender.Heard(body[1..], ct);
                    break;
                case MoveFrame.FilesDone:
                    var report = JsonSerializer.Deserialize<FilesReport>(body.Span)!;
                    if (_waiting.TryGetValue(report.Tree, out var ended))
                    {
                        ended.Ended(report);
                        open--;
                    }

                    break;
                case MoveFrame.Failed:
                    throw new FogException($"the destination says: {System.Text.Encoding.UTF8.GetString(body.Span)}");
            }
        }

        await Task.WhenAll(sending);
        await End();
    }
}

namespace Fog.Agent.Migration;

/// <summary>What a task wrote, sent in parts, so that little is left of it for the freeze.</summary>
internal sealed class OutputPart(string path) : IDisposable
{
    private readonly FrameBuffer _frame = new();
    private FileStream? _file;

    /// <summary>When this returns, all that was written since the last call is sent.</summary>
    public async Task Send(MoveStream stream, CancellationToken ct)
    {
        if (_file is null)
        {
            if (!File.Exists(path))
            {
                return;
            }

            _file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        }

        while (true)
        {
            _frame.Begin();
            _frame.Filled(await _file.ReadAsync(_frame.Room, ct));
            if (_frame.Length == 0)
            {
                return;
            }

            await stream.Send(_frame.Finish(MoveFrame.Output), ct);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();
}

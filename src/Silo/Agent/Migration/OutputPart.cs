namespace Fog.Agent.Migration;

/// <summary>What a task wrote, sent in parts, so that little is left of it for the freeze.</summary>
internal sealed class OutputPart(string path) : IDisposable
{
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

        while (await _file.ReadAsync(stream.Body[..MoveStream.Longest], ct) is > 0 and var read)
        {
            await stream.Send(MoveFrame.Output, read, ct);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();
}

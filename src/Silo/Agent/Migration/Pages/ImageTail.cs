namespace Fog.Agent.Migration.Pages;

/// <summary>Reads the files of pages while CRIU writes them, so that what is done with them takes no time of its own.</summary>
internal sealed class ImageTail(string directory) : IDisposable
{
    private const int AtOnce = 256 << 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);

    private readonly Dictionary<string, FileStream> _files = new(StringComparer.Ordinal);
    private readonly byte[] _bytes = new byte[AtOnce];

    /// <summary>When this returns, the dump has ended and all bytes of all its files of pages were handed over, those of each file in their order.</summary>
    /// <param name="dump">The dump; its failure is this call's.</param>
    /// <param name="take">Takes bytes of the file of that name; whole pages.</param>
    public async Task Follow(Task dump, Func<string, ReadOnlyMemory<byte>, ValueTask> take)
    {
        while (!dump.IsCompleted)
        {
            if (!await ReadOn(take))
            {
                await Task.WhenAny(dump, Task.Delay(Pause));
            }
        }

        await dump;
        while (await ReadOn(take))
        {
            // What was written since the last look.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var file in _files.Values)
        {
            file.Dispose();
        }
    }

    private async ValueTask<bool> ReadOn(Func<string, ReadOnlyMemory<byte>, ValueTask> take)
    {
        var some = false;
        foreach (var path in Directory.EnumerateFiles(directory, "pages-*.img"))
        {
            if (!_files.TryGetValue(path, out var file))
            {
                file = _files[path] = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
            }

            var whole = (file.Length - file.Position) / Pagemap.PageSize * Pagemap.PageSize;
            if (whole > 0)
            {
                var read = await file.ReadAtLeastAsync(_bytes.AsMemory(0, (int)Math.Min(whole, AtOnce)), (int)Math.Min(whole, AtOnce));
                await take(Path.GetFileName(path), _bytes.AsMemory(0, read));
                some = true;
            }
        }

        return some;
    }
}

namespace Fog.Agent.Migration.Pages;

/// <summary>
/// Sends a dump while CRIU writes it: all of it when the destination has nothing, otherwise what the destination doesn't have. The other
/// images follow once the dump has ended.
/// </summary>
/// <param name="directory">The dump's.</param>
/// <param name="level">The round that it is.</param>
/// <param name="known">What the destination has, by the inner numbers of the processes; null for nothing.</param>
internal sealed class LastDump(string directory, MoveStream stream, int level, IReadOnlyDictionary<int, KnownPages>? known) : IDisposable
{
    private readonly FrameBuffer _frame = new();
    private readonly Dictionary<string, List<UInt128>> _hashes = new(StringComparer.Ordinal);
    private readonly ImageTail _tail = new(directory);

    /// <summary>Pages that were sent.</summary>
    public long Sent { get; private set; }

    /// <summary>When this returns, the dump has ended and is sent.</summary>
    public async Task Send(Task dump, CancellationToken ct)
    {
        await _tail.Follow(dump, (name, pages) => known is null ? Forward(name, pages, ct) : Hash(name, pages));
        foreach (var path in Directory.EnumerateFiles(directory, "*.img"))
        {
            var name = Path.GetFileName(path);
            if (known is not null && name.StartsWith("pagemap-", StringComparison.Ordinal))
            {
                await SendDelta(path, name, ct);
            }
            else if (!name.StartsWith("pages-", StringComparison.Ordinal))
            {
                Begin(name);
                await _frame.SendAll(stream, await File.ReadAllBytesAsync(path, ct), ct);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _tail.Dispose();

    private async ValueTask Forward(string name, ReadOnlyMemory<byte> pages, CancellationToken ct)
    {
        Begin(name);
        Sent += pages.Length / Pagemap.PageSize;
        await _frame.SendAll(stream, pages, ct);
    }

    private ValueTask Hash(string name, ReadOnlyMemory<byte> pages)
    {
        if (!_hashes.TryGetValue(name, out var hashes))
        {
            hashes = _hashes[name] = [];
        }

        for (var at = 0; at < pages.Length; at += Pagemap.PageSize)
        {
            hashes.Add(KnownPages.Hash(pages.Span.Slice(at, Pagemap.PageSize)));
        }

        return ValueTask.CompletedTask;
    }

    private async Task SendDelta(string path, string name, CancellationToken ct)
    {
        await using var image = File.OpenRead(path);
        var dump = Pagemap.Read(image);
        var pages = $"pages-{dump.PagesId}.img";
        var inner = int.TryParse(name.Split('-', '.')[1], out var pid) ? pid : 0; // shared memory is named pagemap-shmem-ID
        var delta = PageDelta.Of(dump, _hashes.GetValueOrDefault(pages) ?? [], known!.GetValueOrDefault(inner));
        if (delta.Missing.Length > 0)
        {
            await using var file = new FileStream(Path.Combine(directory, pages), FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            Begin(pages);
            foreach (var (from, length) in delta.Missing)
            {
                await SendRange(file, from, length, ct);
            }

            await _frame.SendPiece(stream, ct);
        }

        Begin(name);
        await _frame.SendAll(stream, delta.Map.Bytes(), ct);
    }

    private async Task SendRange(FileStream file, long from, long length, CancellationToken ct)
    {
        Sent += length / Pagemap.PageSize;
        for (file.Position = from; length > 0;)
        {
            if (_frame.Room.Length < Pagemap.PageSize)
            {
                await _frame.SendPiece(stream, ct);
            }

            var read = await file.ReadAsync(_frame.Room[..(int)Math.Min(_frame.Room.Length, length)], ct);
            if (read == 0)
            {
                throw new InvalidDataException($"{file.Name} is shorter than its list of pages says");
            }

            _frame.Filled(read);
            length -= read;
        }
    }

    private void Begin(string name) => _frame.Begin($"{level}/{name}");
}

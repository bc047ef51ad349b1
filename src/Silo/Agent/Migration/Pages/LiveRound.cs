namespace Fog.Agent.Migration.Pages;

/// <summary>One round of a delta pre-copy: the pages of all processes that the destination doesn't have as they are now.</summary>
internal sealed class LiveRound(MoveStream stream, int level)
{
    private const int PagesAtOnce = 128;

    private readonly FrameBuffer _frame = new();
    private readonly byte[] _pages = new byte[PagesAtOnce * Pagemap.PageSize];

    /// <summary>Pages that were sent.</summary>
    public long Sent { get; private set; }

    /// <summary>When this returns, the destination has the process's memory as it was in some moments of this call.</summary>
    /// <param name="pid">The process.</param>
    /// <param name="inner">Its number in its own namespace.</param>
    /// <param name="known">What the destination had; null for nothing.</param>
    /// <returns>What it has now.</returns>
    public async Task<KnownPages> Send(int pid, int inner, KnownPages? known, CancellationToken ct)
    {
        var (now, runs) = (new KnownPages(), new PageRuns());
        using var memory = new LiveMemory(pid);
        foreach (var (address, count) in memory.Runs(PagesAtOnce))
        {
            ct.ThrowIfCancellationRequested();
            var read = memory.Read(address, _pages.AsSpan(0, count * Pagemap.PageSize));
            _frame.Begin($"{level}/pages-{inner}.img");
            for (var at = 0; at < read; at += Pagemap.PageSize)
            {
                var (page, place) = (_pages.AsMemory(at, Pagemap.PageSize), address + (ulong)at);
                var hash = KnownPages.Hash(page.Span);
                var has = known?.Has(place, hash) == true;
                runs.Add(place, 1, has ? PageKind.Parent : PageKind.Present);
                now.Add(place, hash);
                if (!has)
                {
                    _frame.Append(page.Span);
                    Sent++;
                }
            }

            await _frame.SendPiece(stream, ct);
        }

        _frame.Begin($"{level}/pagemap-{inner}.img");
        await _frame.SendAll(stream, new Pagemap((uint)inner, runs.All).Bytes(), ct);
        return now;
    }
}

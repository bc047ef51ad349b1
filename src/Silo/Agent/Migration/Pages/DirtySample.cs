namespace Fog.Agent.Migration.Pages;

/// <summary>
/// How fast processes change their memory, told from a sample of their pages that is read twice: it costs a few milliseconds and disturbs
/// nothing. A page that is written again and again counts once, as it would in a round of that length.
/// </summary>
internal sealed class DirtySample
{
    /// <summary>Pages that are looked at: with 2,048 the error is about one per cent of the memory.</summary>
    private const int Pages = 2048;

    private readonly Dictionary<(int Pid, ulong Address), UInt128> _pages = [];
    private readonly long _all;

    /// <summary>Takes the sample.</summary>
    public DirtySample(IEnumerable<int> processes)
    {
        var places = new List<(int Pid, ulong Address, int Pages)>();
        foreach (var pid in processes)
        {
            Try(pid, memory => places.AddRange(memory.Runs(int.MaxValue).Select(run => (pid, run.Address, run.Pages))));
        }

        _all = places.Sum(place => (long)place.Pages);
        var step = Math.Max(1, _all / Pages);
        foreach (var process in places.GroupBy(place => place.Pid))
        {
            Try(process.Key, memory =>
            {
                var (next, passed) = (0L, 0L);
                foreach (var (pid, address, pages) in process)
                {
                    for (; next < passed + pages; next += step)
                    {
                        var at = address + ((ulong)(next - passed) * Pagemap.PageSize);
                        if (Hash(memory, at) is { } hash)
                        {
                            _pages[(pid, at)] = hash;
                        }
                    }

                    passed += pages;
                }
            });
        }
    }

    /// <summary>Bytes of memory that the processes have for themselves.</summary>
    public long Bytes => _all * Pagemap.PageSize;

    /// <summary>Bytes in pages that changed since the sample was taken.</summary>
    public long Changed()
    {
        var changed = 0L;
        foreach (var process in _pages.GroupBy(page => page.Key.Pid))
        {
            Try(process.Key, memory => changed += process.LongCount(page => Hash(memory, page.Key.Address) is { } now && now != page.Value));
        }

        return _pages.Count == 0 ? 0 : (long)((double)changed / _pages.Count * Bytes);
    }

    private static UInt128? Hash(LiveMemory memory, ulong address)
    {
        Span<byte> page = stackalloc byte[Pagemap.PageSize];
        return memory.Read(address, page) == Pagemap.PageSize ? KnownPages.Hash(page) : null;
    }

    private static void Try(int pid, Action<LiveMemory> act)
    {
        try
        {
            using var memory = new LiveMemory(pid);
            act(memory);
        }
        catch (IOException)
        {
            // It ended this moment.
        }
    }
}

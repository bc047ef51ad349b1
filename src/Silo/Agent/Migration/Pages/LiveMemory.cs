using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Fog.Agent.Runc;

namespace Fog.Agent.Migration.Pages;

/// <summary>
/// The memory of a running process, read from outside while it runs. A page that changes meanwhile is read as a mixture: it may be sent, but
/// its hash won't be that of the last dump, which then brings it again.
/// </summary>
internal sealed class LiveMemory : IDisposable
{
    private const ulong Present = 1UL << 63, Swapped = 1UL << 62, OfFile = 1UL << 61;
    private const int EntriesAtOnce = 64 << 10;

    private readonly int _pid;
    private readonly FileStream _memory;
    private readonly FileStream _map;

    /// <summary>Opens it.</summary>
    /// <exception cref="IOException">The process is gone.</exception>
    public LiveMemory(int pid)
    {
        _pid = pid;
        _memory = Open("mem");
        _map = Open("pagemap");
    }

    /// <summary>The process's number in its own namespace, by which CRIU names its images.</summary>
    public static int? InnerPid(int pid) => (PassingFile.Text($"/proc/{pid}/status") ?? "").Split('\n')
        .Where(line => line.StartsWith("NSpid:", StringComparison.Ordinal))
        .Select(line => (int?)int.Parse(line.Split('\t', StringSplitOptions.RemoveEmptyEntries)[^1], CultureInfo.InvariantCulture))
        .FirstOrDefault();

    /// <summary>Runs of pages that are the process's own, in the order of their addresses, as they are at this moment.</summary>
    public IEnumerable<(ulong Address, int Pages)> Runs(int longest)
    {
        foreach (var (from, to) in Areas((PassingFile.Text($"/proc/{_pid}/maps") ?? "").Split('\n')))
        {
            var (start, count) = (0UL, 0);
            for (var at = from; at < to; at += (ulong)EntriesAtOnce * Pagemap.PageSize)
            {
                var pages = (int)Math.Min(EntriesAtOnce, (to - at) / Pagemap.PageSize);
                var entries = Entries(at, pages);
                for (var page = 0; page < entries.Length; page++)
                {
                    var own = (entries[page] & (Present | Swapped)) != 0 && (entries[page] & OfFile) == 0;
                    if (own && count > 0 && count < longest)
                    {
                        count++;
                        continue;
                    }

                    if (count > 0)
                    {
                        yield return (start, count);
                    }

                    (start, count) = own ? (at + ((ulong)page * Pagemap.PageSize), 1) : (0UL, 0);
                }
            }

            if (count > 0)
            {
                yield return (start, count);
            }
        }
    }

    /// <summary>Reads pages; returns how many bytes there still were.</summary>
    public int Read(ulong address, Span<byte> pages)
    {
        try
        {
            return RandomAccess.Read(_memory.SafeFileHandle, pages, (long)address) / Pagemap.PageSize * Pagemap.PageSize;
        }
        catch (IOException)
        {
            return 0; // unmapped since we looked
        }
    }

    /// <summary>Readable private areas: what else there is stands in files, or CRIU brings it whole.</summary>
    public static ImmutableArray<(ulong From, ulong To)> Areas(IEnumerable<string> maps) =>
    [
        .. maps
            .Select(line => line.Split(' ', 6, StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length >= 5 && words[1][0] == 'r' && words[1][3] == 'p' && words[^1].TrimStart() is not ("[vvar]" or "[vsyscall]" or "[vdso]"))
            .Select(words => words[0].Split('-'))
            .Select(ends => (ulong.Parse(ends[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture), ulong.Parse(ends[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture))),
    ];

    /// <inheritdoc/>
    public void Dispose()
    {
        _memory.Dispose();
        _map.Dispose();
    }

    private ulong[] Entries(ulong address, int pages)
    {
        var entries = new ulong[pages];
        try
        {
            var read = RandomAccess.Read(_map.SafeFileHandle, MemoryMarshal.AsBytes(entries.AsSpan()), (long)(address / Pagemap.PageSize * sizeof(ulong)));
            return entries[..(read / sizeof(ulong))];
        }
        catch (IOException)
        {
            return [];
        }
    }

    private FileStream Open(string what) => new($"/proc/{_pid}/{what}", FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
}

using System.Collections.Immutable;

namespace Fog.Agent.Migration.Pages;

/// <summary>What of a dump the destination doesn't have yet. Pure.</summary>
/// <param name="Map">The list of pages as the destination needs it: those that it has are in the parent's images.</param>
/// <param name="Missing">Where the others are in the dump's file of pages: first byte and length of each run.</param>
internal sealed record PageDelta(Pagemap Map, ImmutableArray<(long From, long Length)> Missing)
{
    /// <summary>Compares a dump with what the destination has.</summary>
    /// <param name="dump">The dump's list of pages.</param>
    /// <param name="hashes">Of the pages in its file, in their order.</param>
    /// <param name="known">What the destination has; null for nothing.</param>
    public static PageDelta Of(Pagemap dump, IReadOnlyList<UInt128> hashes, KnownPages? known)
    {
        var runs = new PageRuns();
        var missing = new List<(long From, long Length)>();
        var index = 0;
        foreach (var run in dump.Runs)
        {
            if (!run.Kind.HasFlag(PageKind.Present))
            {
                runs.Add(run.Address, run.Pages, run.Kind);
                continue;
            }

            for (var page = 0L; page < run.Pages; page++, index++)
            {
                var address = run.Address + ((ulong)page * Pagemap.PageSize);
                var has = known?.Has(address, hashes[index]) == true;
                runs.Add(address, 1, has ? PageKind.Parent : PageKind.Present);
                if (!has)
                {
                    Append(missing, (long)index * Pagemap.PageSize);
                }
            }
        }

        return new PageDelta(new Pagemap(dump.PagesId, runs.All), [.. missing]);
    }

    private static void Append(List<(long From, long Length)> ranges, long from)
    {
        if (ranges.Count > 0 && ranges[^1] is var last && last.From + last.Length == from)
        {
            ranges[^1] = (last.From, last.Length + Pagemap.PageSize);
        }
        else
        {
            ranges.Add((from, Pagemap.PageSize));
        }
    }
}

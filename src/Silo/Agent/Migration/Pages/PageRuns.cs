using System.Collections.Immutable;

namespace Fog.Agent.Migration.Pages;

/// <summary>Puts single pages together to runs, as they come in the order of their addresses.</summary>
internal sealed class PageRuns
{
    private readonly ImmutableArray<PageRun>.Builder _runs = ImmutableArray.CreateBuilder<PageRun>();

    /// <summary>The runs so far.</summary>
    public ImmutableArray<PageRun> All => _runs.ToImmutable();

    /// <summary>Adds pages behind the last.</summary>
    public void Add(ulong address, long pages, PageKind kind)
    {
        if (_runs.Count > 0 && _runs[^1] is var last && last.Kind == kind && last.Address + ((ulong)last.Pages * Pagemap.PageSize) == address)
        {
            _runs[^1] = last with { Pages = last.Pages + pages };
        }
        else
        {
            _runs.Add(new PageRun(address, pages, kind));
        }
    }
}

using Fog.Agent.Migration.Pages;

namespace Fog.Tests.Agent.Migration.Pages;

public sealed class What_a_destination_lacks_of_a_dump
{
    private static readonly Pagemap Dump = new(1,
        [new PageRun(0x1000, 3, PageKind.Present), new PageRun(0x9000, 1, PageKind.Parent), new PageRun(0xA000, 1, PageKind.Present | PageKind.Lazy)]);

    private static readonly UInt128[] Hashes = [11, 12, 13, 14];

    [Fact]
    public void Is_all_when_it_has_nothing()
    {
        var delta = PageDelta.Of(Dump, Hashes, null);
        Assert.Equal([(0L, 4 * 4096L)], delta.Missing);
        Assert.Equal([new PageRun(0x1000, 3, PageKind.Present), new PageRun(0x9000, 1, PageKind.Parent), new PageRun(0xA000, 1, PageKind.Present)], delta.Map.Runs);
    }

    [Fact]
    public void Is_what_changed_and_what_is_new()
    {
        var known = new KnownPages();
        known.Add(0x1000, 11);
        known.Add(0x2000, 99);
        known.Add(0x3000, 13);

        var delta = PageDelta.Of(Dump, Hashes, known);

        Assert.Equal([(4096L, 4096L), (3 * 4096L, 4096L)], delta.Missing);
        Assert.Equal(
            [
                new PageRun(0x1000, 1, PageKind.Parent), new PageRun(0x2000, 1, PageKind.Present), new PageRun(0x3000, 1, PageKind.Parent),
                new PageRun(0x9000, 1, PageKind.Parent), new PageRun(0xA000, 1, PageKind.Present),
            ],
            delta.Map.Runs);
    }

    [Fact]
    public void Is_nothing_when_it_has_each_page_as_it_is()
    {
        var known = new KnownPages();
        foreach (var (address, hash) in new ulong[] { 0x1000, 0x2000, 0x3000, 0xA000 }.Zip(Hashes))
        {
            known.Add(address, hash);
        }

        Assert.Empty(PageDelta.Of(Dump, Hashes, known).Missing);
    }
}

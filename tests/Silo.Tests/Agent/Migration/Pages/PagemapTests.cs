using System.Collections.Immutable;
using Fog.Agent.Migration.Pages;

namespace Fog.Tests.Agent.Migration.Pages;

public sealed class A_list_of_pages
{
    /// <summary>The beginning of one that CRIU 4.2.1 wrote of a static program.</summary>
    private const string Written = "1943565425400856" + "020000000801" + "0B0000000880A08002100020042801" + "0B000000088080A902100020042805";

    [Fact]
    public void Is_read_as_CRIU_wrote_it()
    {
        var map = Pagemap.Read(new MemoryStream(Convert.FromHexString(Written)));
        Assert.Equal(1u, map.PagesId);
        Assert.Equal([new PageRun(0x401000, 1, PageKind.Present), new PageRun(0x4A4000, 5, PageKind.Present)], map.Runs);
    }

    [Fact]
    public void Is_the_same_after_being_written_and_read()
    {
        var map = new Pagemap(7, [new PageRun(4096, 3, PageKind.Present), new PageRun(1UL << 46, 1 << 20, PageKind.Parent), new PageRun(1UL << 47, 1, PageKind.Present | PageKind.Lazy)]);
        var read = Pagemap.Read(new MemoryStream(map.Bytes()));
        Assert.Equal(map.PagesId, read.PagesId);
        Assert.Equal(map.Runs, read.Runs);
    }

    [Fact]
    public void Is_not_read_from_anything_else() =>
        Assert.Throws<InvalidDataException>(() => Pagemap.Read(new MemoryStream(new byte[64])));
}

using System.IO.MemoryMappedFiles;
using Fog.Agent.Checkpoints;
using Fog.Agent.Migration.Files;
using Fog.Tests.Hosting;

namespace Fog.Tests.Agent.Checkpoints;

public sealed class Copies_of_trees : IDisposable
{
    private readonly TestDirectory _directory = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Hold_in_the_end_what_was_written_in_the_second_of_the_first_copy()
    {
        var (from, to) = (Folder("from"), Path.Combine(_directory.Path, "to"));
        var (file, time) = (Path.Combine(from, "page"), new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        File.WriteAllText(file, "aaaa");
        File.WriteAllText(Path.Combine(from, "gone"), "");
        File.SetLastWriteTimeUtc(file, time.AddMilliseconds(100));
        var copies = new TreeCopies([new TreeCopy(from, to)], new MappedFiles(() => []), TimeProvider.System);
        await copies.Live(Ct);

        File.WriteAllText(file, "bbbb"); // as long as before, within the same second
        File.SetLastWriteTimeUtc(file, time.AddMilliseconds(500));
        File.Delete(Path.Combine(from, "gone"));
        File.WriteAllText(Path.Combine(from, "new"), "new");
        await copies.Again(Ct);

        Assert.Equal(["new", "page"], Directory.EnumerateFiles(to).Select(Path.GetFileName).Order());
        Assert.Equal("bbbb", File.ReadAllText(Path.Combine(to, "page")));
    }

    [Fact]
    public async Task Hold_what_was_written_as_memory_which_no_time_tells()
    {
        var (from, to) = (Folder("from"), Path.Combine(_directory.Path, "to"));
        var (file, time) = (Path.Combine(from, "page"), new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        File.WriteAllText(file, "aaaa");
        File.SetLastWriteTimeUtc(file, time);
        var copies = new TreeCopies([new TreeCopy(from, to)], new MappedFiles(() => [Environment.ProcessId]), TimeProvider.System);
        using (var memory = MemoryMappedFile.CreateFromFile(file))
        {
            using var view = memory.CreateViewAccessor();
            await copies.Live(Ct);
            File.WriteAllText(file, "bbbb");
            File.SetLastWriteTimeUtc(file, time);
        }

        await copies.Again(Ct); // it isn't mapped any more
        Assert.Equal("bbbb", File.ReadAllText(Path.Combine(to, "page")));
    }

    public void Dispose() => _directory.Dispose();

    private string Folder(string name) => Directory.CreateDirectory(Path.Combine(_directory.Path, name)).FullName;
}

using System.Formats.Tar;
using Fog.Client;

namespace Fog.Tests.Packing;

/// <summary>A folder to pack.</summary>
internal sealed class PackedFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("fog-client-tests-").FullName;

    public PackedFolder With(string path, string text = "x", bool executable = false)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        File.SetUnixFileMode(full, UnixFileMode.UserRead | UnixFileMode.UserWrite | (executable ? UnixFileMode.UserExecute : 0));
        return this;
    }

    public PackedFolder WithLink(string path, string target)
    {
        File.CreateSymbolicLink(Path.Combine(Root, path), target);
        return this;
    }

    public Task<Blob> Measure() => FolderArchive.Measure(Root, TestContext.Current.CancellationToken);

    /// <summary>What another program finds in the archive.</summary>
    public async Task<IReadOnlyList<TarEntry>> Entries()
    {
        using var archive = new MemoryStream();
        await FolderArchive.Write(Root, archive, TestContext.Current.CancellationToken);
        archive.Position = 0;
        await using var reader = new TarReader(archive);
        var entries = new List<TarEntry>();
        while (await reader.GetNextEntryAsync(copyData: true, TestContext.Current.CancellationToken) is { } entry)
        {
            entries.Add(entry);
        }

        return entries;
    }

    public async Task<IReadOnlyList<string>> Names() => [.. (await Entries()).Select(entry => entry.Name)];

    public void Dispose() => Directory.Delete(Root, recursive: true);
}

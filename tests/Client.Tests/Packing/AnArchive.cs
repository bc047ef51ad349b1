using System.Formats.Tar;
using System.Net.Sockets;
using Fog.Client;

namespace Fog.Tests.Packing;

public sealed class AnArchive : IDisposable
{
    private readonly PackedFolder _folder = new();

    [Fact]
    public async Task Lists_folders_before_their_content_in_ordinal_order()
    {
        _folder.With("a/b/c").With("a-b").With("Z").With("a/a").With("é");
        Assert.Equal(["Z", "a/", "a-b", "a/a", "a/b/", "a/b/c", "é"], await _folder.Names());
    }

    [Fact]
    public async Task Holds_what_the_files_hold_and_nothing_of_who_made_them_when()
    {
        var text = string.Concat(Enumerable.Range(0, 50_000).Select(i => $"{i}\n"));
        _folder.With("numbers", text).With("run", "#!/bin/sh\n", executable: true);
        var entries = await _folder.Entries();
        Assert.Equal(text, await new StreamReader(entries[0].DataStream!).ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.All(entries, entry => Assert.Equal((0, 0, DateTimeOffset.UnixEpoch), (entry.Uid, entry.Gid, entry.ModificationTime)));
        Assert.Equal((UnixFileMode)0b110_100_100, entries[0].Mode);
        Assert.Equal((UnixFileMode)0b111_101_101, entries[1].Mode);
    }

    [Fact]
    public async Task Has_the_size_that_was_measured()
    {
        _folder.With("a/b/c", "text").With("empty", "");
        using var archive = new MemoryStream();
        await FolderArchive.Write(_folder.Root, archive, TestContext.Current.CancellationToken);
        Assert.Equal(archive.Length, (await _folder.Measure()).Size);
    }

    [Fact]
    public async Task Keeps_links_as_links_without_following_them()
    {
        _folder.With("real/file").WithLink("folder", "real").WithLink("up", "..").WithLink("dangling", "/nowhere");
        var links = (await _folder.Entries()).Where(entry => entry.EntryType == TarEntryType.SymbolicLink);
        Assert.Equal([("dangling", "/nowhere"), ("folder", "real"), ("up", "..")], links.Select(entry => (entry.Name, entry.LinkName)));
        Assert.Equal(["dangling", "folder", "real/", "real/file", "up"], await _folder.Names());
    }

    [Fact]
    public async Task Keeps_long_names()
    {
        var name = string.Join('/', Enumerable.Repeat(new string('n', 90), 4));
        _folder.With(name);
        Assert.Contains(name, await _folder.Names());
    }

    [Fact]
    public async Task Isnt_held_up_by_a_socket_in_the_folder()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(Path.Combine(_folder.Root, "s")));
        var entry = Assert.Single(await _folder.Entries());
        Assert.Equal(("s", 0), (entry.Name, entry.Length));
    }

    [Fact]
    public async Task Of_a_folder_that_is_gone_is_an_error_with_its_path()
    {
        var error = await Assert.ThrowsAsync<FogException>(() =>
            FolderArchive.Measure(Path.Combine(_folder.Root, "gone"), TestContext.Current.CancellationToken));
        Assert.Contains(Path.Combine(_folder.Root, "gone"), error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}

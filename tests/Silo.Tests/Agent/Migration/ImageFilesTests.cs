using Fog.Agent.Migration;
using Fog.Tests.Hosting;

namespace Fog.Tests.Agent.Migration;

public sealed class Images_that_arrive_in_pieces : IDisposable
{
    private readonly TestDirectory _directory = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Are_files_of_their_rounds_each_linked_to_the_one_before()
    {
        using (var images = new ImageFiles(_directory.Path))
        {
            await images.Append(Piece("0/pages-1.img", "ab"), Ct);
            await images.Append(Piece("1/pages-1.img", "x"), Ct);
            await images.Append(Piece("0/pages-1.img", "c"), Ct);
        }

        Assert.Equal("abc", await File.ReadAllTextAsync(Path.Combine(_directory.Path, "0/pages-1.img"), Ct));
        Assert.Equal("abc", await File.ReadAllTextAsync(Path.Combine(_directory.Path, "1/parent/pages-1.img"), Ct));
        Assert.False(Path.Exists(Path.Combine(_directory.Path, "0/parent")));
    }

    [Theory]
    [InlineData("pages-1.img")]
    [InlineData("0/../x")]
    [InlineData("../x")]
    [InlineData("0/parent")]
    [InlineData("0/..")]
    [InlineData("-1/x")]
    [InlineData("0/")]
    public async Task Are_nowhere_else(string name)
    {
        using var images = new ImageFiles(_directory.Path);
        await Assert.ThrowsAsync<InvalidDataException>(async () => await images.Append(Piece(name, "x"), Ct));
    }

    private static ReadOnlyMemory<byte> Piece(string name, string text)
    {
        var frame = new FrameBuffer();
        frame.Begin(name);
        frame.Append(System.Text.Encoding.UTF8.GetBytes(text));
        return frame.Finish(MoveFrame.Piece)[FrameBuffer.Head..];
    }
}

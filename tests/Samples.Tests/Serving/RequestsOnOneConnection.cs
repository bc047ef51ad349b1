using System.Net;
using System.Text;
using Fog.Samples.Serving;
using Xunit;

namespace Fog.Tests.Serving;

public sealed class RequestsOnOneConnection
{
    [Fact]
    public async Task Come_out_one_after_the_other_however_they_were_cut()
    {
        var bytes = Encoding.ASCII.GetBytes("GET /a?x=1+2&y=%26 HTTP/1.1\r\nHost: h\r\n\r\nPOST /b HTTP/1.1\r\ncontent-length: 3\r\nConnection: close\r\n\r\nabc");
        foreach (var size in new[] { 1, 7, 1000 })
        {
            var reader = Reader(new Trickle(bytes, size));
            var first = (await reader.Next(TestContext.Current.CancellationToken))!.Value;
            Assert.Equal(("GET", "/a", "1 2", "&", true), (first.Request.Method, first.Request.Path, first.Request.Query["x"], first.Request.Query["y"], first.KeepsAlive));
            var second = (await reader.Next(TestContext.Current.CancellationToken))!.Value;
            Assert.Equal(("POST", "/b", "abc", false), (second.Request.Method, second.Request.Path, Encoding.ASCII.GetString(second.Request.Body), second.KeepsAlive));
            Assert.Null(await reader.Next(TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [InlineData("hello\r\n\r\n", "first line")]
    [InlineData("GET a HTTP/1.1\r\n\r\n", "first line")]
    [InlineData("GET / HTTP/2\r\n\r\n", "first line")]
    [InlineData("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", "Content-Length")]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", "'-1'")]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: 101\r\n\r\n", "at most 100")]
    public async Task That_are_unusable_are_refused_with_the_reason(string request, string reason)
    {
        var reader = Reader(new MemoryStream(Encoding.ASCII.GetBytes(request)));
        var error = await Assert.ThrowsAsync<BadRequestException>(() => reader.Next(TestContext.Current.CancellationToken));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_an_endless_head_are_refused()
    {
        var reader = Reader(new MemoryStream(new byte[RequestReader.LargestHead + 1]));
        await Assert.ThrowsAsync<BadRequestException>(() => reader.Next(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task That_break_off_are_an_error()
    {
        var reader = Reader(new MemoryStream("GET / HT"u8.ToArray()));
        await Assert.ThrowsAsync<EndOfStreamException>(() => reader.Next(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Get_answers_with_their_length() => Assert.Equal(
        "HTTP/1.1 404 NotFound\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 14\r\nConnection: keep-alive\r\n\r\nnothing at /x\n",
        Encoding.UTF8.GetString(Answer.NotFound("/x").ToHttp(keepsAlive: true)));

    private static RequestReader Reader(Stream stream) => new(stream, new IPEndPoint(IPAddress.Loopback, 1), largestBody: 100);

    private sealed class Trickle(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(size, buffer.Length)], cancellationToken);
    }
}

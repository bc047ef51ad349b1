using System.Net;
using System.Net.Http.Headers;

namespace Fog.Tests.Api.Blobs;

public sealed class Blobs_over_HTTP(SharedNode node) : IClassFixture<SharedNode>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Are_read_as_they_were_written()
    {
        var bytes = Bytes.Of(3_000_001, seed: 1);
        var path = Path(Bytes.Blob(bytes).Digest);
        Assert.Equal(HttpStatusCode.NotFound, (await Head(path)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await Put(path, bytes)).StatusCode);
        var head = await Head(path);
        Assert.Equal((HttpStatusCode.OK, bytes.Length), (head.StatusCode, head.Content.Headers.ContentLength));
        Assert.Equal(bytes, await node.Get(bytes));
    }

    [Fact]
    public async Task May_be_written_again()
    {
        var bytes = Bytes.Of(1000, seed: 2);
        var path = Path(Bytes.Blob(bytes).Digest);
        await Put(path, bytes);
        Assert.Equal(HttpStatusCode.NoContent, (await Put(path, bytes)).StatusCode);
        Assert.Equal(bytes, await node.Get(bytes));
    }

    [Fact]
    public async Task Are_refused_and_not_kept_when_the_bytes_are_others()
    {
        var digest = Bytes.Blob(Bytes.Of(1000, seed: 3)).Digest;
        var other = Bytes.Of(1000, seed: 4);
        var response = await Put(Path(digest), other);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(
            $"The 1000 bytes that arrived have SHA-256 {Bytes.Blob(other).Digest}, not {digest}. Nothing was kept; send the blob again.\n",
            await response.Content.ReadAsStringAsync(Ct));
        Assert.Equal(HttpStatusCode.NotFound, (await Head(Path(digest))).StatusCode);
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("..%2f..%2fcluster.db")]
    [InlineData("E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855")]
    public async Task Have_names_of_one_form_only(string name)
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await node.Http.GetAsync(Path(name), Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Put(Path(name), [])).StatusCode);
    }

    [Fact]
    public async Task Are_read_from_the_middle()
    {
        var bytes = Bytes.Of(100_000, seed: 5);
        var path = Path(Bytes.Blob(bytes).Digest);
        await Put(path, bytes);
        using var request = node.Request(bytes);
        request.Headers.Range = new RangeHeaderValue(60_000, null);
        using var response = await node.Http.SendAsync(request, Ct);
        Assert.Equal(HttpStatusCode.PartialContent, response.StatusCode);
        Assert.Equal(bytes[60_000..], await response.Content.ReadAsByteArrayAsync(Ct));
    }

    [Fact]
    public async Task Are_read_with_a_ticket_and_each_ticket_once()
    {
        var bytes = Bytes.Of(1000, seed: 8);
        var path = Path(Bytes.Blob(bytes).Digest);
        await Put(path, bytes);
        Assert.Equal(HttpStatusCode.Unauthorized, (await node.Http.GetAsync(path, Ct)).StatusCode);
        var secret = node.Request(bytes).Headers.Authorization;
        foreach (var status in new[] { HttpStatusCode.OK, HttpStatusCode.Unauthorized })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Authorization = secret } };
            Assert.Equal(status, (await node.Http.SendAsync(request, Ct)).StatusCode);
        }
    }

    [Fact]
    public async Task May_be_written_by_many_at_once()
    {
        var bytes = Bytes.Of(2_000_000, seed: 6);
        var digest = Bytes.Blob(bytes).Digest;
        var responses = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Put(Path(digest), bytes)));
        Assert.All(responses, response => Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode}"));
        Assert.Equal(bytes, await node.Get(bytes));
        Assert.DoesNotContain(Directory.GetFiles(System.IO.Path.Combine(node.Blobs, "drafts")), draft => new FileInfo(draft).Length == bytes.Length);
    }

    [Fact]
    public async Task May_be_larger_than_a_web_page()
    {
        var bytes = Bytes.Of(40_000_000, seed: 7);
        Assert.Equal(HttpStatusCode.Created, (await Put(Path(Bytes.Blob(bytes).Digest), bytes)).StatusCode);
    }

    private static string Path(string digest) => $"/v1/blobs/{digest}";

    private Task<HttpResponseMessage> Put(string path, byte[] bytes) => node.Http.PutAsync(path, new ByteArrayContent(bytes), Ct);

    private async Task<HttpResponseMessage> Head(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        return await node.Http.SendAsync(request, Ct);
    }
}

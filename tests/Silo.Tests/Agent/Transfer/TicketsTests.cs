using Fog.Agent.Transfer;
using Fog.Tests.Api.Blobs;
using Fog.Tests.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Fog.Tests.Agent.Transfer;

public sealed class A_ticket : IDisposable
{
    private readonly TestDirectory _directory = new();
    private readonly FakeTimeProvider _time = new();
    private readonly BlobStore _blobs;
    private readonly Tickets _tickets;
    private readonly byte[] _bytes = Bytes.Of(1000, seed: 1);

    public A_ticket()
    {
        _blobs = new(_directory.Path, long.MaxValue, new NoUses(), _time);
        _tickets = new(_blobs, OptionsOf.Valid(("Address", "10.0.0.1")), _time);
    }

    private string Digest => Bytes.Blob(_bytes).Digest;

    [Fact]
    public async Task Admits_one_node_to_one_blob_once()
    {
        var ticket = await Issue();
        Assert.Equal((Bytes.Blob(_bytes), "http://10.0.0.1:8700/"), (ticket.Blob, ticket.Source));
        Assert.Equal(new NodeName("h2"), _tickets.Redeem(ticket.Secret, Digest));
        Assert.Null(_tickets.Redeem(ticket.Secret, Digest));
        Assert.Null(_tickets.Redeem((await Issue()).Secret, new string('a', 64)));
        Assert.Null(_tickets.Redeem("guess", Digest));
    }

    [Fact]
    public async Task Lapses()
    {
        var ticket = await Issue();
        _time.Advance(Tickets.Validity + TimeSpan.FromSeconds(1));
        Assert.Null(_tickets.Redeem(ticket.Secret, Digest));
    }

    [Fact]
    public void Is_for_what_is_here()
    {
        Assert.Null(_tickets.Issue(new string('a', 64), new("h2")));
        Assert.Null(_tickets.Issue("../../cluster.db", new("h2")));
    }

    [Fact]
    public async Task Keeps_its_secret_out_of_texts()
    {
        var ticket = await Issue();
        Assert.DoesNotContain(ticket.Secret, $"{ticket}", StringComparison.Ordinal);
    }

    public void Dispose() => _directory.Dispose();

    private async Task<TransferTicket> Issue()
    {
        await _blobs.Put(Digest, new MemoryStream(_bytes), TestContext.Current.CancellationToken);
        return _tickets.Issue(Digest, new("h2"))!;
    }
}

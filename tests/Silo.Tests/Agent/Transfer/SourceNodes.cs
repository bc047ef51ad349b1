using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Headers;
using Fog.Agent.Transfer;
using Fog.Tests.Api.Blobs;

namespace Fog.Tests.Agent.Transfer;

/// <summary>Other nodes as seen over links that break: each serves one blob, with tickets, and writes down what it was asked and how much it sent.</summary>
internal sealed class SourceNodes : HttpMessageHandler, IHolders
{
    private readonly Dictionary<string, SourceNode> _nodes = [];
    private readonly ConcurrentDictionary<string, string> _tickets = new();

    public SourceNode this[string name] => _nodes[name];

    /// <summary>A node with these bytes; the digest that it claims for them may be another's.</summary>
    public SourceNodes With(string name, byte[] bytes, string? digest = null)
    {
        _nodes[name] = new(bytes, digest ?? Bytes.Blob(bytes).Digest);
        return this;
    }

    public Task<TransferTicket?> Ticket(NodeName holder, string digest, CancellationToken ct)
    {
        if (!_nodes.TryGetValue(holder.Value, out var node) || node.Gone)
        {
            throw new NodeUnavailableException($"Node {holder} doesn't answer.");
        }

        if (node.Digest != digest)
        {
            return Task.FromResult<TransferTicket?>(null);
        }

        var secret = Guid.NewGuid().ToString("N");
        _tickets[secret] = holder.Value;
        return Task.FromResult<TransferTicket?>(new(new Blob(digest, node.Size ?? node.Bytes.Length), $"http://{holder}:8700", secret, TimeSpan.FromMinutes(1)));
    }

    public Task<ImmutableArray<NodeName>> Others(CancellationToken ct) =>
        Task.FromResult<ImmutableArray<NodeName>>([.. _nodes.Keys.Select(name => new NodeName(name)).Order()]);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var node = _nodes[request.RequestUri!.Host];
        if (!_tickets.TryRemove(request.Headers.Authorization!.Parameter!, out var holder) || holder != request.RequestUri.Host)
        {
            return new(HttpStatusCode.Unauthorized);
        }

        var asked = request.Headers.Range!.Ranges.Single();
        var (from, to) = ((int)asked.From!.Value, (int)asked.To!.Value);
        node.Asked.Enqueue((from, to));
        await (node.Hold?.Task ?? Task.CompletedTask).WaitAsync(cancellationToken);
        var content = new StreamContent(new BreakingStream(node, from, to + 1));
        content.Headers.ContentRange = new ContentRangeHeaderValue(from, to, node.Bytes.Length);
        content.Headers.ContentLength = to + 1 - from;
        return new(HttpStatusCode.PartialContent) { Content = content };
    }
}

/// <summary>One of them.</summary>
internal sealed class SourceNode(byte[] bytes, string digest)
{
    private long _sent;

    public byte[] Bytes => bytes;

    public string Digest => digest;

    public ConcurrentQueue<(int From, int To)> Asked { get; } = [];

    /// <summary>How many streams break.</summary>
    public int Breaks { get; set; }

    /// <summary>After how many bytes.</summary>
    public int BreakAfter { get; set; }

    /// <summary>Whether it doesn't answer.</summary>
    public bool Gone { get; set; }

    /// <summary>What it says its size is.</summary>
    public long? Size { get; set; }

    /// <summary>Whether a broken stream falls silent instead of ending.</summary>
    public bool Silent { get; set; }

    public TaskCompletionSource? Hold { get; set; }

    public long Sent => Interlocked.Read(ref _sent);

    public void Count(int bytes) => Interlocked.Add(ref _sent, bytes);
}

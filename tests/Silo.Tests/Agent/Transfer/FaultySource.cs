using System.Net;
using System.Net.Http.Headers;

namespace Fog.Tests.Agent.Transfer;

/// <summary>Another node as seen over a link that breaks after so many bytes, so many times.</summary>
internal sealed class FaultySource(byte[]? bytes, int breaks = 0, int breakAfter = 0, bool ranges = true) : HttpMessageHandler
{
    private int _breaks = breaks;

    public List<string> Asked { get; } = [];

    public TaskCompletionSource? Hold { get; init; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (Asked)
        {
            Asked.Add($"{request.RequestUri!.PathAndQuery} {request.Headers.Range}".TrimEnd());
        }

        await (Hold?.Task ?? Task.CompletedTask);
        if (bytes is null)
        {
            return new(HttpStatusCode.NotFound);
        }

        var from = ranges ? (int)(request.Headers.Range?.Ranges.Single().From ?? 0) : 0;
        Stream body = new MemoryStream(bytes, from, bytes.Length - from);
        var content = new StreamContent(_breaks-- > 0 ? new BreakingStream(body, breakAfter) : body);
        content.Headers.ContentLength = bytes.Length - from;
        if (from > 0)
        {
            content.Headers.ContentRange = new ContentRangeHeaderValue(from, bytes.Length - 1, bytes.Length);
        }

        return new(from > 0 ? HttpStatusCode.PartialContent : HttpStatusCode.OK) { Content = content };
    }

    private sealed class BreakingStream(Stream inner, int after) : Stream
    {
        private int _left = after;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_left == 0)
            {
                throw new IOException("The link broke.");
            }

            var read = inner.Read(buffer, offset, Math.Min(count, _left));
            _left -= read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

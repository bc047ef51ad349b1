using System.Net;

namespace Fog.Samples.Serving;

/// <summary>Takes requests, one after the other, from a connection.</summary>
public sealed class RequestReader(Stream stream, IPEndPoint caller, int largestBody)
{
    /// <summary>No head is longer: a page of headers is plenty for tasks that call each other.</summary>
    public const int LargestHead = 8192;

    private readonly byte[] _buffer = new byte[LargestHead];
    private int _filled;

    /// <summary>The next request and whether the connection stays open after it; null when the caller hung up between requests.</summary>
    /// <exception cref="BadRequestException">What came isn't a request, or it is too large; the connection can't be used further.</exception>
    /// <exception cref="IOException">The connection broke in the middle.</exception>
    public async Task<(Request Request, bool KeepsAlive)?> Next(CancellationToken stop)
    {
        int end;
        while ((end = _buffer.AsSpan(0, _filled).IndexOf("\r\n\r\n"u8)) < 0)
        {
            if (_filled == LargestHead)
            {
                throw new BadRequestException($"the head is longer than {LargestHead} bytes");
            }

            var read = await stream.ReadAsync(_buffer.AsMemory(_filled), stop);
            if (read == 0)
            {
                return _filled == 0 ? null : throw new EndOfStreamException($"{caller} hung up within a request");
            }

            _filled += read;
        }

        var head = RequestHead.Parse(_buffer.AsSpan(0, end));
        Drop(end + 4);
        var body = await Body(head, stop);
        return (new(head.Method, head.Path, head.Query, body, caller), head.KeepsAlive);
    }

    private async Task<byte[]> Body(RequestHead head, CancellationToken stop)
    {
        if (head.BodyLength > largestBody)
        {
            throw new BadRequestException($"the body has {head.BodyLength} bytes; at most {largestBody} are taken");
        }

        if (head.ExpectsContinue)
        {
            await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), stop);
        }

        var body = new byte[head.BodyLength];
        var early = Math.Min(_filled, body.Length);
        _buffer.AsSpan(0, early).CopyTo(body);
        Drop(early);
        await stream.ReadExactlyAsync(body.AsMemory(early), stop);
        return body;
    }

    private void Drop(int bytes)
    {
        _buffer.AsSpan(bytes, _filled - bytes).CopyTo(_buffer);
        _filled -= bytes;
    }
}

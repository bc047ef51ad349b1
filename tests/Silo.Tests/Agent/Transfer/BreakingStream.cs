namespace Fog.Tests.Agent.Transfer;

/// <summary>A piece of a node's blob over a link that breaks after so many bytes, for as many times as the node says.</summary>
internal sealed class BreakingStream(SourceNode node, int from, int to) : Stream
{
    private readonly bool _breaks = node.Breaks-- > 0;
    private readonly int _end = from + node.BreakAfter;
    private int _at = from;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var left = _breaks ? Math.Min(to, _end) - _at : to - _at;
        if (left == 0 && _breaks && node.Silent)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }

        if (left == 0)
        {
            return _breaks ? throw new IOException("The link broke.") : 0;
        }

        var count = Math.Min(Math.Min(buffer.Length, left), 50_000);
        node.Bytes.AsMemory(_at, count).CopyTo(buffer);
        _at += count;
        node.Count(count);
        await Task.Yield();
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

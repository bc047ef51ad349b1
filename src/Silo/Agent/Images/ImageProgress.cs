using System.Collections.Concurrent;
using System.Globalization;
using Fog.Agent.Transfer;

namespace Fog.Agent.Images;

/// <summary>Tells how far an image has come, now and then.</summary>
internal sealed class ImageProgress(Action<string> say, TimeProvider clock) : IProgress<TransferProgress>
{
    /// <summary>Each telling is written to disk and sent to the task's grain.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, long> _arrived = new(StringComparer.Ordinal);
    private long _told = clock.GetTimestamp();
    private long _expected;

    /// <summary>Bytes that have come.</summary>
    public long Arrived => _arrived.Values.Sum();

    /// <summary>So many bytes are expected.</summary>
    public void Begin(long expected) => _expected = expected;

    /// <summary>Something else goes on.</summary>
    public void Say(string what) => say(what);

    /// <inheritdoc/>
    public void Report(TransferProgress value)
    {
        _arrived[value.Blob.Digest] = value.Arrived;
        var told = Interlocked.Read(ref _told);
        if (clock.GetElapsedTime(told) > Interval && Interlocked.CompareExchange(ref _told, clock.GetTimestamp(), told) == told)
        {
            say(string.Create(CultureInfo.InvariantCulture, $"getting the image from {value.From}: {Arrived / 1e6:0.0} of at most {_expected / 1e6:0.0} MB"));
        }
    }
}

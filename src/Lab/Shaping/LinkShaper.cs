namespace Fog.Lab.Shaping;

/// <summary>
/// Decides for one direction of one link when each packet arrives, if it does. Order of effects: loss, then a bounded buffer
/// emptied at the link's rate, then the delay with its jitter. Packets never overtake each other.
/// </summary>
/// <param name="shape">How the link behaves.</param>
/// <param name="chance">For loss and jitter; seeded by the caller.</param>
internal sealed class LinkShaper(LinkShape shape, Random chance)
{
    /// <summary>What <see cref="Admit"/> returns for a packet that is lost or finds the buffer full.</summary>
    public const long Dropped = -1;

    private const long Second = 1_000_000_000;
    private readonly long _delay = Nanoseconds(shape.Delay);
    private readonly long _jitter = Nanoseconds(shape.Jitter);
    private readonly long _buffer = Buffer(shape.Rate);
    private long _sentUntil;
    private long _lastArrival;

    public LinkShape Shape => shape;

    /// <summary>Bytes that wait before a link of this rate: a tenth of a second, but room for 43 full packets at least.</summary>
    public static long Buffer(long rate) => Math.Max(64 << 10, rate / 80);

    /// <summary>One packet enters the link.</summary>
    /// <param name="now">Nanoseconds on a clock that never steps back.</param>
    /// <param name="bytes">Length of the IP packet.</param>
    /// <returns>When it arrives at the other end, on the same clock, or <see cref="Dropped"/>.</returns>
    public long Admit(long now, int bytes)
    {
        if (shape.Loss > 0 && chance.NextDouble() < shape.Loss)
        {
            return Dropped;
        }

        var sent = now;
        if (shape.Rate > 0)
        {
            var start = Math.Max(now, _sentUntil);
            if (Waiting(start - now) + bytes > _buffer)
            {
                return Dropped;
            }

            sent = _sentUntil = start + (long)(bytes * 8.0 * Second / shape.Rate);
        }

        var jitter = _jitter == 0 ? 0 : (long)((chance.NextDouble() * 2 - 1) * _jitter);
        return _lastArrival = Math.Max(_lastArrival, sent + Math.Max(0, _delay + jitter));
    }

    private double Waiting(long nanoseconds) => (double)nanoseconds * shape.Rate / 8 / Second;

    private static long Nanoseconds(TimeSpan time) => time.Ticks * 100;
}

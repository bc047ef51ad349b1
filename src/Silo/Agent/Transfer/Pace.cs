using System.Threading.RateLimiting;

namespace Fog.Agent.Transfer;

/// <summary>How fast bulk data may flow, over all streams of one direction together: a bucket of bytes that fills evenly.</summary>
public sealed class Pace : IDisposable
{
    /// <summary>The bucket is filled this many times a second, so it holds a twentieth of a second's bytes.</summary>
    private const int FillsPerSecond = 20;

    private readonly TokenBucketRateLimiter? _bucket;

    /// <summary>A limit in bytes per second; null for none.</summary>
    public Pace(long? rate)
    {
        AtOnce = rate is { } limit ? (int)Math.Clamp(limit / FillsPerSecond, 1, int.MaxValue) : int.MaxValue;
        _bucket = rate is null ? null : new(new TokenBucketRateLimiterOptions
        {
            TokenLimit = AtOnce,
            TokensPerPeriod = AtOnce,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1) / FillsPerSecond,
            QueueLimit = int.MaxValue,
            AutoReplenishment = true,
        });
    }

    /// <summary>Most bytes that may be asked for at once.</summary>
    public int AtOnce { get; }

    /// <summary>When this returns, so many bytes may flow. Streams wait in the order in which they came.</summary>
    public async ValueTask Take(int bytes, CancellationToken ct)
    {
        if (_bucket is not null && bytes > 0)
        {
            using var lease = await _bucket.AcquireAsync(bytes, ct);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _bucket?.Dispose();
}

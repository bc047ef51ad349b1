using System.Collections.Immutable;

namespace Fog.Mapping.Measuring;

/// <summary>How long a host used to stay.</summary>
/// <param name="Past">Lengths of its ended sessions, oldest first, the last 64.</param>
/// <param name="Since">Start of the present session; null while it is away.</param>
[GenerateSerializer, Immutable, Alias("fog.SessionHistory")]
public sealed record SessionHistory(ImmutableArray<TimeSpan> Past, DateTimeOffset? Since)
{
    private const int Most = 64;

    /// <summary>A host never seen.</summary>
    public static SessionHistory None { get; } = new([], null);

    /// <summary>After the host came. A second coming without a going changes nothing.</summary>
    public SessionHistory Came(DateTimeOffset now) => Since is null ? this with { Since = now } : this;

    /// <summary>After the host went.</summary>
    public SessionHistory Went(DateTimeOffset now) =>
        Since is { } since ? new SessionHistory([.. Past.TakeLast(Most - 1), Positive(now - since)], null) : this;

    /// <summary>How long it has been here; zero while it is away.</summary>
    public TimeSpan Age(DateTimeOffset now) => Since is { } since ? Positive(now - since) : TimeSpan.Zero;

    private static TimeSpan Positive(TimeSpan length) => length > TimeSpan.Zero ? length : TimeSpan.Zero;
}

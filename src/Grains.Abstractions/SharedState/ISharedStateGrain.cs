using Orleans.Concurrency;

namespace Fog;

/// <summary>
/// The shared state of a service; the key is its <see cref="ServiceName"/>. A small space of keys and values: each operation on a key takes
/// effect at one moment between its call and its answer (linearizable), whatever host dies meanwhile. Any call may fail with
/// <see cref="SharedStateUnavailableException"/>; it may be repeated, a write with the same <see cref="SharedWrite.Token"/>.
/// </summary>
[Alias("fog.ISharedStateGrain")]
public interface ISharedStateGrain : IGrainWithStringKey
{
    /// <summary>Returns the key's value and version; null when there is none.</summary>
    [AlwaysInterleave, Alias("Get")]
    Task<SharedEntry?> Get(string key, CancellationToken ct = default);

    /// <summary>When this returns <see cref="WriteVerdict.Done"/>, the write is in the store.</summary>
    [AlwaysInterleave, Alias("Write")]
    Task<WriteOutcome> Write(SharedWrite write, CancellationToken ct = default);

    /// <summary>Returns the keys that begin with the prefix, ordered by their characters, all as of one moment.</summary>
    /// <param name="prefix">Empty for all.</param>
    /// <param name="after">Only keys after this one; null from the first on.</param>
    /// <param name="most">Most entries that are wanted; at least 1.</param>
    /// <param name="ct">Stops the waiting.</param>
    [AlwaysInterleave, Alias("List")]
    Task<SharedListing> List(string prefix, string? after, int most, CancellationToken ct = default);

    /// <summary>Returns what changed since a revision, as soon as something did, and after twenty seconds in any case. Of several writes of a key only the last is told.</summary>
    /// <param name="prefix">Only keys that begin so; empty for all.</param>
    /// <param name="since">The revision that the caller has seen: of a listing, of an entry, or of the last changes.</param>
    /// <param name="ct">Stops the waiting.</param>
    [AlwaysInterleave, ResponseTimeout("00:00:30"), Alias("Changes")]
    Task<SharedChanges> Changes(string prefix, long since, CancellationToken ct = default);

    /// <summary>When this returns, the space is empty and nothing of it is in the store.</summary>
    [AlwaysInterleave, Alias("Clear")]
    Task Clear(CancellationToken ct = default);
}

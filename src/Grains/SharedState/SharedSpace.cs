using System.Collections.Immutable;

namespace Fog.SharedState;

/// <summary>A service's keys and values.</summary>
[GenerateSerializer, Immutable, Alias("fog.SharedSpace")]
public sealed record SharedSpace
{
    /// <summary>Grows with each write.</summary>
    [Id(0)]
    public long Revision { get; init; }

    /// <summary>What there is, by key.</summary>
    [Id(1)]
    public ImmutableDictionary<string, KeptValue> Entries { get; init; } = ImmutableDictionary<string, KeptValue>.Empty;

    /// <summary>What was removed last, oldest first, so that those who watch learn of it.</summary>
    [Id(2)]
    public ImmutableQueue<Removal> Removals { get; init; } = [];

    /// <summary>How many those are.</summary>
    [Id(3)]
    public int RemovalCount { get; init; }

    /// <summary>Version of the last removal that isn't known any more.</summary>
    [Id(4)]
    public long Forgotten { get; init; }

    /// <summary>Writes that came with a token, oldest first.</summary>
    [Id(5)]
    public ImmutableQueue<KeptToken> Tokens { get; init; } = [];

    /// <summary>What they were answered, by token.</summary>
    [Id(8)]
    public ImmutableDictionary<Guid, WriteOutcome> Outcomes { get; init; } = ImmutableDictionary<Guid, WriteOutcome>.Empty;

    /// <summary>The last write of each session.</summary>
    [Id(9)]
    public ImmutableDictionary<Guid, LastWrite> Sessions { get; init; } = ImmutableDictionary<Guid, LastWrite>.Empty;

    /// <summary>Bytes of all keys and values.</summary>
    [Id(7)]
    public long Bytes { get; init; }

    /// <summary>A key's entry.</summary>
    public SharedEntry? Entry(string key) => Entries.TryGetValue(key, out var kept) ? new SharedEntry(key, kept.Value, kept.Version) : null;

    /// <summary>Keys that begin with a prefix, in order.</summary>
    public SharedListing List(string prefix, string? after, int most)
    {
        var found = Entries
            .Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal) && (after is null || string.CompareOrdinal(entry.Key, after) > 0))
            .OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .ToArray();
        return new SharedListing(Revision, [.. found.Take(most).Select(entry => new SharedEntry(entry.Key, entry.Value.Value, entry.Value.Version))], found.Length > most);
    }

    /// <summary>What changed since a revision.</summary>
    public SharedChanges Since(string prefix, long since)
    {
        var written = Entries.Where(entry => entry.Value.Version > since).Select(entry => new SharedChange(entry.Key, entry.Value.Version, entry.Value.Value));
        var removed = Removals.Where(removal => removal.Version > since && !Entries.ContainsKey(removal.Key)).Select(removal => new SharedChange(removal.Key, removal.Version, null));
        return new SharedChanges(
            Revision,
            [.. written.Concat(removed).Where(change => change.Key.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(change => change.Version)],
            since < Forgotten || since > Revision);
    }
}

/// <summary>A value and its version.</summary>
[GenerateSerializer, Immutable, Alias("fog.KeptValue")]
public readonly record struct KeptValue([property: Id(0)] ImmutableArray<byte> Value, [property: Id(1)] long Version);

/// <summary>A key that was removed.</summary>
[GenerateSerializer, Immutable, Alias("fog.Removal")]
public readonly record struct Removal([property: Id(0)] string Key, [property: Id(1)] long Version);

/// <summary>The last write of a session that had to be remembered.</summary>
/// <param name="Number">Its number: earlier ones have an answer, or nobody waits for one.</param>
/// <param name="Outcome">What it was answered.</param>
/// <param name="At">When.</param>
[GenerateSerializer, Immutable, Alias("fog.LastWrite")]
public sealed record LastWrite([property: Id(0)] long Number, [property: Id(1)] WriteOutcome Outcome, [property: Id(2)] DateTimeOffset At);

/// <summary>A token of a write that was answered.</summary>
[GenerateSerializer, Immutable, Alias("fog.KeptToken")]
public readonly record struct KeptToken([property: Id(0)] Guid Token);

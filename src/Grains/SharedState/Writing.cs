using System.Globalization;

namespace Fog.SharedState;

/// <summary>How a space follows from a write. Pure.</summary>
public static class Writing
{
    /// <summary>The space after the write, the same one when there is nothing to keep of it, and what to answer.</summary>
    public static (SharedSpace Space, WriteOutcome Outcome) Apply(this SharedSpace space, SharedWrite write, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(write);
        if (Remembrance.Of(space, write) is { } known)
        {
            return (space, known);
        }

        var (next, outcome) = Take(space, write);
        return (next.Remembering(write, outcome, next != space, now), outcome);
    }

    /// <summary>Why a write can't take effect whatever the space holds; null when it can.</summary>
    public static string? Complaint(SharedWrite write)
    {
        ArgumentNullException.ThrowIfNull(write);
        return SharedStateLimits.Complaint(write.Key)
            ?? (write.Value is { Length: > SharedStateLimits.Value } big
                ? string.Create(CultureInfo.InvariantCulture, $"the value of {write.Key} has {big.Length} bytes; {SharedStateLimits.Value} is the most: put bulk data into a volume")
                : null);
    }

    private static (SharedSpace Space, WriteOutcome Outcome) Take(SharedSpace space, SharedWrite write)
    {
        var before = space.Entries.TryGetValue(write.Key, out var kept) ? kept : (KeptValue?)null;
        if (write.If is { } wanted && wanted != (before?.Version ?? 0))
        {
            return (space, new WriteOutcome(WriteVerdict.Conflict, before?.Version ?? 0));
        }

        if (write.Value is null && before is null)
        {
            return (space, new WriteOutcome(WriteVerdict.Done, 0));
        }

        if (Lack(space, write, before) is { } lack)
        {
            return (space, new WriteOutcome(WriteVerdict.Full, before?.Version ?? 0, lack));
        }

        var version = space.Revision + 1;
        return write.Value is { } value
            ? (space.With(write.Key, new KeptValue(value, version), before), new WriteOutcome(WriteVerdict.Done, version))
            : (space.Without(write.Key, before!.Value, version), new WriteOutcome(WriteVerdict.Done, 0));
    }

    private static SharedSpace With(this SharedSpace space, string key, KeptValue value, KeptValue? before) => space with
    {
        Revision = value.Version,
        Entries = space.Entries.SetItem(key, value),
        Bytes = space.Bytes + Grown(key, value, before),
    };

    private static SharedSpace Without(this SharedSpace space, string key, KeptValue before, long version)
    {
        var removals = space.Removals.Enqueue(new Removal(key, version));
        var (count, forgotten) = (space.RemovalCount + 1, space.Forgotten);
        if (count > SharedStateLimits.Removals)
        {
            removals = removals.Dequeue(out var oldest);
            (count, forgotten) = (count - 1, oldest.Version);
        }

        return space with
        {
            Revision = version,
            Entries = space.Entries.Remove(key),
            Bytes = space.Bytes - key.Length - before.Value.Length,
            Removals = removals,
            RemovalCount = count,
            Forgotten = forgotten,
        };
    }

    private static string? Lack(SharedSpace space, SharedWrite write, KeptValue? before)
    {
        if (write.Value is not { } value)
        {
            return null;
        }

        if (before is null && space.Entries.Count >= SharedStateLimits.Keys)
        {
            return string.Create(CultureInfo.InvariantCulture, $"the shared state has {space.Entries.Count} keys, which is the most: remove some");
        }

        var bytes = space.Bytes + Grown(write.Key, new KeptValue(value, 0), before);
        return bytes > SharedStateLimits.Total
            ? string.Create(CultureInfo.InvariantCulture, $"the shared state would have {bytes} bytes; {SharedStateLimits.Total} is the most: remove keys, or put bulk data into a volume")
            : null;
    }

    private static long Grown(string key, KeptValue value, KeptValue? before) =>
        before is { } old ? value.Value.Length - old.Value.Length : key.Length + value.Value.Length;
}

using System.Collections.Immutable;

namespace Fog.Agent.Transfer;

/// <summary>Something that is kept because it may be needed again.</summary>
/// <param name="Name">Its name: a digest.</param>
/// <param name="Size">Bytes that it takes.</param>
/// <param name="Used">When it was used last.</param>
public sealed record CachedThing(string Name, long Size, DateTimeOffset Used);

/// <summary>What a cache that has grown over its limit gives up: what was used longest ago. Pure.</summary>
public static class Eviction
{
    /// <summary>
    /// What was used within this time stays in any case: it may be on its way to another host, or belong to a task that a host has promised
    /// to take and whose order hasn't come yet.
    /// </summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    /// <summary>The names that go, first those used longest ago; none of <paramref name="inUse"/> does, even if the limit isn't kept then.</summary>
    public static ImmutableArray<string> Choose(IReadOnlyCollection<CachedThing> things, long limit, IReadOnlySet<string> inUse, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(things);
        var over = things.Sum(thing => thing.Size) - limit;
        var going = ImmutableArray.CreateBuilder<string>();
        foreach (var thing in things.Where(thing => !inUse.Contains(thing.Name) && now - thing.Used > Grace).OrderBy(thing => thing.Used))
        {
            if (over <= 0)
            {
                break;
            }

            going.Add(thing.Name);
            over -= thing.Size;
        }

        return going.ToImmutable();
    }
}

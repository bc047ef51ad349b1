using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Fog.SharedState;

/// <summary>
/// What a space keeps of its writes, so that one that is tried again takes effect once. Pure.
/// </summary>
/// <remarks>
/// A write that took effect is remembered. One that took none (a conflict, no room, nothing to remove) needs it only when there may be another
/// try on its way, which would come later and might then take effect, after the caller was told that it didn't: so it is remembered when it has
/// a token, since its tries can't be told from each other, or is a repeated try; a first try has no other before it. A session has one write under way,
/// so a number below its last belongs to a write for which nobody waits any more: it takes no effect.
/// </remarks>
internal static class Remembrance
{
    /// <summary>From so many sessions on, those that lapsed are looked for.</summary>
    private const int ManySessions = 64;

    /// <summary>What a try of a write that was answered before has for an answer; null for a write that wasn't.</summary>
    public static WriteOutcome? Of(SharedSpace space, SharedWrite write)
    {
        if (write.Token is { } text)
        {
            return space.Outcomes.GetValueOrDefault(Token(write.Key, text));
        }

        return write.Try is { } one && space.Sessions.TryGetValue(one.Session, out var last) && one.Number <= last.Number
            ? one.Number == last.Number ? last.Outcome : new WriteOutcome(WriteVerdict.Refused, 0, "its session has gone on to later writes")
            : null;
    }

    /// <summary>The space that remembers what a write was answered, as far as it must.</summary>
    public static SharedSpace Remembering(this SharedSpace space, SharedWrite write, WriteOutcome outcome, bool tookEffect, DateTimeOffset now)
    {
        if (write.Token is { } text)
        {
            return space.With(Token(write.Key, text), outcome);
        }

        return write.Try is { } one && (tookEffect || one.IsRepeated)
            ? space with { Sessions = Living(space, now).SetItem(one.Session, new LastWrite(one.Number, outcome, now)) }
            : space;
    }

    private static ImmutableDictionary<Guid, LastWrite> Living(SharedSpace space, DateTimeOffset now) =>
        space.Sessions.Count < ManySessions ? space.Sessions
            : space.Sessions.RemoveRange(space.Sessions.Where(session => now - session.Value.At > SharedStateLimits.Session).Select(session => session.Key));

    private static SharedSpace With(this SharedSpace space, Guid token, WriteOutcome outcome)
    {
        var (tokens, outcomes) = (space.Tokens.Enqueue(new KeptToken(token)), space.Outcomes.SetItem(token, outcome));
        if (outcomes.Count > SharedStateLimits.Tokens)
        {
            tokens = tokens.Dequeue(out var oldest);
            outcomes = outcomes.Remove(oldest.Token);
        }

        return space with { Tokens = tokens, Outcomes = outcomes };
    }

    /// <summary>Tokens may be of any length; that two of them meet in 128 bits of SHA-256 won't happen.</summary>
    private static Guid Token(string key, string text) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{key}\n{text}")).AsSpan(0, 16));
}

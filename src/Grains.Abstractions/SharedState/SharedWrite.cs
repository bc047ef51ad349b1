using System.Collections.Immutable;

namespace Fog;

/// <summary>A write of one key.</summary>
/// <param name="Key">The key: see <see cref="SharedStateLimits.Complaint"/>.</param>
/// <param name="Value">What it shall be; null to remove it.</param>
/// <param name="If">Only if this is the key's version; 0: only if there is none; null: in any case.</param>
/// <param name="Token">
/// Any text that no other write has: the same write handed in again with it, because no answer came, takes effect once and has the same
/// answer. Remembered for the next <see cref="SharedStateLimits.Tokens"/> writes with one.
/// </param>
/// <param name="Try">For who has no token: which write of whom; see <see cref="WriteSessions"/>.</param>
[GenerateSerializer, Immutable, Alias("fog.SharedWrite")]
public sealed record SharedWrite(string Key, ImmutableArray<byte>? Value, long? If = null, string? Token = null, WriteTry? Try = null);

/// <summary>A try of a write.</summary>
/// <param name="Session">Whoever writes, one write after the other.</param>
/// <param name="Number">Grows with each write of the session; all tries of one have the same.</param>
/// <param name="IsRepeated">Whether an earlier try may still be on its way.</param>
[GenerateSerializer, Immutable, Alias("fog.WriteTry")]
public sealed record WriteTry(Guid Session, long Number, bool IsRepeated);

/// <summary>What became of a write.</summary>
/// <param name="Verdict">Whether it took effect.</param>
/// <param name="Version">The key's version now; 0 when there is no such key.</param>
/// <param name="Reason">Why it can't take effect, in a sentence; null unless refused.</param>
[GenerateSerializer, Immutable, Alias("fog.WriteOutcome")]
public sealed record WriteOutcome(WriteVerdict Verdict, long Version, string? Reason = null);

/// <summary>Whether a write took effect.</summary>
[GenerateSerializer, Alias("fog.WriteVerdict")]
public enum WriteVerdict
{
    /// <summary>It did, and it is in the store.</summary>
    Done,

    /// <summary>The key's version is another one than the write asked for.</summary>
    Conflict,

    /// <summary>The key or the value breaks a rule.</summary>
    Refused,

    /// <summary>The space has no room for it.</summary>
    Full,
}

namespace Fog;

/// <summary>What fits into a service's shared state: it is for what tasks must agree on, bulk data belongs into volumes.</summary>
public static class SharedStateLimits
{
    /// <summary>Most characters of a key.</summary>
    public const int Key = 256;

    /// <summary>Most bytes of a value: 64 KiB.</summary>
    public const int Value = 64 << 10;

    /// <summary>Most bytes of all keys and values of a service: 1 MiB.</summary>
    public const int Total = 1 << 20;

    /// <summary>Most keys of a service.</summary>
    public const int Keys = 4096;

    /// <summary>How many writes with tokens are remembered.</summary>
    public const int Tokens = 2048;

    /// <summary>How long a session of writes is remembered after its last one: far longer than any of its messages is on its way.</summary>
    public static readonly TimeSpan Session = TimeSpan.FromMinutes(10);

    /// <summary>How many removals are remembered for those who watch.</summary>
    public const int Removals = 1024;

    /// <summary>Why a text can't be a key; null when it can.</summary>
    public static string? Complaint(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Length is > 0 and <= Key && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/' or ':' or '~')
            ? null
            : $"'{(key.Length > 64 ? key[..64] + "…" : key)}' can't be a key: expected 1 to {Key} letters, digits, and -_./:~";
    }
}

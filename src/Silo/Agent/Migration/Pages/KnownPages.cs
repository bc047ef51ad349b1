using System.IO.Hashing;

namespace Fog.Agent.Migration.Pages;

/// <summary>
/// What the destination has of one process's memory: a hash for each page. 128 bits that nobody chooses: two different pages with the same
/// hash are less likely than a memory error.
/// </summary>
internal sealed class KnownPages
{
    private readonly Dictionary<ulong, UInt128> _hashes = [];

    /// <summary>How many pages it has.</summary>
    public int Count => _hashes.Count;

    /// <summary>The hash of a page.</summary>
    public static UInt128 Hash(ReadOnlySpan<byte> page) => XxHash128.HashToUInt128(page);

    /// <summary>Whether the destination has the page with this content.</summary>
    public bool Has(ulong address, UInt128 hash) => _hashes.TryGetValue(address, out var known) && known == hash;

    /// <summary>The destination has it from now on.</summary>
    public void Add(ulong address, UInt128 hash) => _hashes[address] = hash;
}

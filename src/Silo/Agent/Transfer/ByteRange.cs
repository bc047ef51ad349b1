namespace Fog.Agent.Transfer;

/// <summary>A piece of a blob.</summary>
/// <param name="From">Its first byte.</param>
/// <param name="To">The byte after its last.</param>
public readonly record struct ByteRange(long From, long To)
{
    /// <summary>Bytes in it.</summary>
    public long Length => To - From;
}

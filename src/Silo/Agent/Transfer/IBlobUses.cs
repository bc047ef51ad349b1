using System.Collections.Immutable;

namespace Fog.Agent.Transfer;

/// <summary>Tells which blobs must stay.</summary>
public interface IBlobUses
{
    /// <summary>Digests of all that a task on this host uses.</summary>
    IReadOnlySet<string> Blobs();
}

/// <summary>A node without an agent has no tasks.</summary>
internal sealed class NoUses : IBlobUses
{
    /// <inheritdoc/>
    public IReadOnlySet<string> Blobs() => ImmutableHashSet<string>.Empty;
}

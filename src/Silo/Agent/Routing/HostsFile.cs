using System.Collections.Immutable;

namespace Fog.Agent.Routing;

/// <summary>What a task sees as /etc/hosts: itself and its peers by name, at the addresses that they have for life.</summary>
internal static class HostsFile
{
    /// <summary>The file's text. A group's name stands there once for each of its replicas, which resolvers read as a name of several addresses.</summary>
    public static string Text(string name, string address, ImmutableArray<Peer> peers) => string.Concat(
        ["127.0.0.1\tlocalhost\n", $"{address}\t{name}\n", .. peers.Select(peer => $"{peer.Address}\t{peer.Name}{(peer.Group is null ? "" : $" {peer.Group}")}\n")]);

    /// <summary>Writes into the same file, never a new one: the task sees it through a bind mount of this very file.</summary>
    public static Task Write(string path, string text, CancellationToken ct) => File.WriteAllTextAsync(path, text, ct);
}

using System.Collections.Immutable;
using Fog.Agent.SharedState;

namespace Fog.Agent.Routing;

/// <summary>What a task sees as /etc/hosts: itself and its peers by name, at the addresses that they have for life.</summary>
internal static class HostsFile
{
    /// <summary>The file's text. A group's name stands there once for each of its replicas, which resolvers read as a name of several addresses.</summary>
    public static string Text(string name, string address, ImmutableArray<Peer> peers) => string.Concat(
        ["127.0.0.1\tlocalhost\n", $"{address}\t{name}\n", Door(name, peers), .. peers.Select(peer => $"{peer.Address}\t{peer.Name}{(peer.Group is null ? "" : $" {peer.Group}")}\n")]);

    /// <summary>A task of that name goes first.</summary>
    private static string Door(string name, ImmutableArray<Peer> peers) =>
        name == TaskDoor.Name || peers.Any(peer => peer.Name == TaskDoor.Name || peer.Group == TaskDoor.Name) ? "" : $"{TaskDoor.Address}\t{TaskDoor.Name}\n";

    /// <summary>Writes into the same file, never a new one: the task sees it through a bind mount of this very file.</summary>
    public static Task Write(string path, string text, CancellationToken ct) => File.WriteAllTextAsync(path, text, ct);
}

using System.Collections.Immutable;
using System.Globalization;

namespace Fog.Lab;

/// <summary>What a lab shall be.</summary>
/// <param name="Name">See <see cref="LabNames"/>; it becomes part of the names of namespaces, cgroups and folders.</param>
/// <param name="Hosts">In the order of their addresses: the first one is 10.77.0.1.</param>
/// <param name="Links">Shaped links, one direction each; all others are plain.</param>
/// <param name="Store">Where the nodes keep their state; null is SQLite, or PostgreSQL when a host can't open this machine's files.</param>
/// <param name="Nodes">False: engines only, nobody's node runs.</param>
/// <param name="NodeProgram">The node to run; null is the one that FOG_NODE names or that was built beside this program.</param>
/// <param name="Seed">The chance of lossy and jittery links starts from here, so that a run can be repeated.</param>
public sealed record LabSpec(
    string Name,
    ImmutableArray<HostSpec> Hosts,
    ImmutableArray<LinkSpec> Links,
    StoreKind? Store = null,
    bool Nodes = true,
    string? NodeProgram = null,
    int Seed = 1)
{
    internal StoreKind EffectiveStore =>
        Store ?? (Hosts.Any(h => h.Machine == MachineKind.Vm) ? StoreKind.Postgres : StoreKind.Sqlite);

    /// <summary>So many hosts named h1, h2, …, with plain links and even shares of this machine.</summary>
    public static LabSpec Of(string name, int hosts, MachineKind machine = MachineKind.Namespace) =>
        new(name, [.. NumberedHosts(hosts).Select(h => h with { Machine = machine })], []);

    internal static ImmutableArray<HostSpec> NumberedHosts(int count) =>
        [.. Enumerable.Range(1, count).Select(i => new HostSpec(string.Create(CultureInfo.InvariantCulture, $"h{i}")))];
}

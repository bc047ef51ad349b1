using System.Collections.Immutable;
using System.Net;
using Fog.Storage;

namespace Fog.Hosting;

/// <summary>
/// All that can be set of a node: section <c>Fog</c>, so <c>Fog__SiloPort=11111</c> in the environment or <c>--Fog:SiloPort=11111</c>
/// as an argument. <see cref="NodeOptionsReader"/> reads and checks them; docs/node.md shows them to operators.
/// </summary>
/// <param name="Name">Unique in the fog; default: the machine's name, lower-cased, other characters as dashes.</param>
/// <param name="Address">Where the node listens and others reach it; default: the first IPv4 address of an interface that is up.</param>
/// <param name="SiloPort">TCP port for other nodes; default 11111.</param>
/// <param name="GatewayPort">TCP port for initiators; default 30000.</param>
/// <param name="HttpPort">TCP port of health, metrics and bulk data, also on 127.0.0.1; default 8700.</param>
/// <param name="ClusterId">Nodes with the same id in the same store are one fog; default <c>fog</c>.</param>
/// <param name="DataDirectory">What must survive a reboot; default <c>/var/lib/fog</c>.</param>
/// <param name="RunDirectory">What need not; default <c>/run/fog</c>.</param>
/// <param name="Store">Engine of the store; default <c>sqlite</c>.</param>
/// <param name="ConnectionString">How to reach the store; default for sqlite: <c>cluster.db</c> in the data directory; postgres needs one.</param>
/// <param name="DockerSocket">Where the Docker Engine listens; default <c>unix:///var/run/docker.sock</c>.</param>
/// <param name="CgroupParent">Control group under which tasks run; default <c>/fog</c>.</param>
/// <param name="SeccompProfile">Which system calls tasks may use, in Docker's format; default <c>/usr/share/containers/seccomp.json</c>.</param>
/// <param name="Offer">What the owner lends; default all.</param>
/// <param name="Price">What the owner asks; default nothing.</param>
/// <param name="Energy">What the host draws; default null: the owner doesn't say.</param>
/// <param name="Labels">The owner's own words about the host; default none.</param>
/// <param name="Bulk">How fast bulk data may flow and how much of it is kept.</param>
/// <param name="SwarmStay">How long the host stays in the fog's swarm after its last task; default 10 minutes.</param>
/// <param name="Patience">How many times as long as usual others may take to show signs of life and to answer; default 1.</param>
public sealed record NodeOptions(
    NodeName Name,
    IPAddress Address,
    int SiloPort,
    int GatewayPort,
    int HttpPort,
    string ClusterId,
    string DataDirectory,
    string RunDirectory,
    StoreKind Store,
    string ConnectionString,
    Uri DockerSocket,
    string CgroupParent,
    string SeccompProfile,
    Offer Offer,
    Price Price,
    Energy? Energy,
    ImmutableSortedDictionary<string, string> Labels,
    BulkLimits Bulk,
    TimeSpan SwarmStay,
    double Patience)
{
    /// <summary>Base address of the node's HTTP side as other nodes see it.</summary>
    public Uri HttpAddress => new($"http://{new IPEndPoint(Address, HttpPort)}");
}

namespace Fog.Lab;

/// <summary>How a lab is at this moment.</summary>
public sealed record LabStatus(string Name, IReadOnlyList<HostStatus> Hosts, IReadOnlyList<LinkSpec> Links, IReadOnlyList<HostPair> Cuts);

/// <summary>How one host is at this moment.</summary>
/// <param name="Name">The host.</param>
/// <param name="Address">Its address inside the lab.</param>
/// <param name="On">False after a power loss.</param>
/// <param name="Engine">Whether its engine answers.</param>
/// <param name="Node">Whether its node says that it is healthy.</param>
/// <param name="NodeProcess">The node's process number on this machine, or in its virtual one; null when it doesn't run.</param>
/// <param name="NodeMemory">Bytes of memory that the node has resident.</param>
/// <param name="EngineMemory">Bytes of memory that dockerd has resident, without its containerd.</param>
public sealed record HostStatus(
    string Name,
    string Address,
    bool On,
    bool Engine,
    bool Node,
    int? NodeProcess,
    long? NodeMemory,
    long? EngineMemory);

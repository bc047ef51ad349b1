using System.Collections.Immutable;

namespace Fog.Lab;

/// <summary>One host of a lab that was brought up.</summary>
/// <param name="Name">The host's and the node's name.</param>
/// <param name="Index">Place in the lab, from 1; address and hardware addresses follow from it.</param>
/// <param name="Address">Where it is reached inside the lab.</param>
/// <param name="Namespace">Name of its network namespace.</param>
/// <param name="Cpus">Processors that its node offers.</param>
/// <param name="Memory">Bytes of memory that its node offers.</param>
/// <param name="Disk">Bytes of disk that its node offers.</param>
/// <param name="Price">Price of one processor for an hour; null is the node's default.</param>
/// <param name="Labels">What its node says about itself.</param>
/// <param name="Machine">What it is made of.</param>
public sealed record HostState(
    string Name,
    int Index,
    string Address,
    string Namespace,
    double Cpus,
    long Memory,
    long Disk,
    double? Price,
    ImmutableSortedDictionary<string, string> Labels,
    MachineKind Machine = MachineKind.Namespace)
{
    internal static HostState From(string lab, int index, HostSpec spec, MachineShare share) => new(
        spec.Name,
        index,
        Addresses.Host(index),
        Namespaces.Host(lab, spec.Name),
        spec.Cpus ?? share.Cpus,
        spec.Memory ?? share.Memory,
        spec.Disk ?? share.Disk,
        spec.Price,
        spec.Labels ?? ImmutableSortedDictionary<string, string>.Empty,
        spec.Machine);
}

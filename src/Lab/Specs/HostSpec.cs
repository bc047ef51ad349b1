using System.Collections.Immutable;

namespace Fog.Lab;

/// <summary>One host of a lab. What is left out is an even share of this machine, see <see cref="MachineShare"/>.</summary>
/// <param name="Name">Lower-case letters, digits and dashes; the host's name, the node's name.</param>
/// <param name="Cpus">Processors that the node offers; the lab itself limits nobody.</param>
/// <param name="Memory">Bytes of memory that the node offers.</param>
/// <param name="Disk">Bytes of disk that the node offers.</param>
/// <param name="Price">Price of one processor for an hour; null leaves it to the node's default.</param>
/// <param name="Labels">What the node says about itself: region=eu.</param>
/// <param name="Machine">What it is made of.</param>
public sealed record HostSpec(
    string Name,
    double? Cpus = null,
    long? Memory = null,
    long? Disk = null,
    double? Price = null,
    ImmutableSortedDictionary<string, string>? Labels = null,
    MachineKind Machine = MachineKind.Namespace);

using Fog.Lab;
using Xunit;

namespace Fog.Tests.Machines;

/// <summary>A fog of two virtual machines, brought up once for several classes.</summary>
public sealed class TwoMachines() : EmulatedFog(
    "testvms", new HostSpec("h1", Machine: MachineKind.Vm), new HostSpec("h2", Machine: MachineKind.Vm));

/// <summary>One class at a time, beside no other lab: two machines in emulation are all that two processors bear.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MachineLabs : ICollectionFixture<TwoMachines>
{
    public const string Name = "machines";
}

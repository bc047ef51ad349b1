using Fog.Lab;
using Xunit;

namespace Fog.Tests.Machines;

/// <summary>A fog of a host in namespaces, h1, and a virtual one, h2: two kernels.</summary>
public sealed class MixedFog() : EmulatedFog(
    "testmix", new HostSpec("h1", Cpus: 1, Memory: 1L << 30), new HostSpec("h2", Machine: MachineKind.Vm))
{
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Assert.Empty(Tests.Lab.Traces.Of("testmix"));
    }
}

/// <summary>Beside no other lab.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MixedLabs : ICollectionFixture<MixedFog>
{
    public const string Name = "mixed";
}

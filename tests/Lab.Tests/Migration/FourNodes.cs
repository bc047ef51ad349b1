using Fog.Tests.Services;
using Xunit;

namespace Fog.Tests.Migration;

/// <summary>Enough hosts that a task which moves round comes back to each as to a new one.</summary>
public sealed class FourNodes() : FogOfNodes("h1", "h2", "h3", "h4");

/// <summary>Beside no other lab.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class FourHosts : ICollectionFixture<FourNodes>
{
    public const string Name = "fog of four";
}

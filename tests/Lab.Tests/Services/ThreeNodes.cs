using Xunit;

namespace Fog.Tests.Services;

/// <summary>What most tests of services run on.</summary>
public sealed class ThreeNodes() : FogOfNodes("h1", "h2", "h3");

/// <summary>One class at a time, beside no other lab.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class FogLabs : ICollectionFixture<ThreeNodes>
{
    public const string Name = "fog";
}

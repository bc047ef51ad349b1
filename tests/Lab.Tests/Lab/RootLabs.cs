using Xunit;

namespace Fog.Tests.Lab;

/// <summary>Labs on real engines. One class at a time: the machine has few processors, and the links are timed.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class RootLabs : ICollectionFixture<TwoHosts>
{
    public const string Name = "labs";
}

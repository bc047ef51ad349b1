using Fog.Storage;
using Fog.Tests.Hosting;

namespace Fog.Tests.Storage;

public sealed class A_fog_in_an_SQLite_file : FogOnAStoreTests
{
    protected override (string Key, string Value)[] Store => [];
}

public sealed class The_members_in_an_SQLite_file : MembershipTableTests, IDisposable
{
    private readonly TestDirectory _directory = new();

    protected override ClusterStore Store => ClusterStore.Of(OptionsOf.Valid(("DataDirectory", _directory.Path)));

    public void Dispose() => _directory.Dispose();
}

using Fog.Storage;
using Fog.Tests.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

[assembly: AssemblyFixture(typeof(Fog.Tests.Storage.PrivatePostgres))]

namespace Fog.Tests.Storage;

public sealed class A_fog_in_PostgreSQL(PrivatePostgres server) : FogOnAStoreTests
{
    protected override (string Key, string Value)[] Store => server.Options;
}

public sealed class The_members_in_PostgreSQL(PrivatePostgres server) : MembershipTableTests
{
    protected override ClusterStore Store => ClusterStore.Of(OptionsOf.Valid(server.Options));
}

public sealed class A_server_without_the_database(PrivatePostgres server)
{
    [Fact]
    public async Task Is_not_waited_for()
    {
        var connection = server.Options[1].Value.Replace("Database=postgres", "Database=missing", StringComparison.Ordinal);
        var store = ClusterStore.Of(OptionsOf.Valid(("Store", "postgres"), ("ConnectionString", connection)));
        var opening = new StoreOpening(store, TimeProvider.System, NullLogger<StoreOpening>.Instance);
        var error = await Assert.ThrowsAsync<StoreUnavailableException>(() => opening.Open(TestContext.Current.CancellationToken));
        Assert.Contains("database \"missing\" does not exist", error.Message, StringComparison.Ordinal);
    }
}

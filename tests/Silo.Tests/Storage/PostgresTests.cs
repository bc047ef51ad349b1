using Fog.Storage;
using Fog.Tests.Hosting;

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
        var (_, connection) = server.Options[1];
        var store = ClusterStore.Of(OptionsOf.Valid(("Store", "postgres"), ("ConnectionString", connection.Replace("Database=postgres", "Database=missing", StringComparison.Ordinal))));
        var opening = new StoreOpening(store, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<StoreOpening>.Instance);
        var error = await Assert.ThrowsAsync<StoreUnavailableException>(() => opening.Open(TestContext.Current.CancellationToken));
        Assert.Contains("database \"missing\" does not exist", error.Message, StringComparison.Ordinal);
    }
}

using Fog.Storage;

namespace Fog.Tests.Storage;

public sealed class A_file_of_statements
{
    [Fact]
    public void Gives_each_under_its_key()
    {
        var queries = QueryFile.Parse("-- For the reader.\n\n-- :First\nSELECT 1;\nSELECT 2\n\n-- :Second\nSELECT 3\n");
        Assert.Equal(["First", "Second"], queries.Keys);
        Assert.Equal("SELECT 1;\nSELECT 2", queries["First"]);
        Assert.Equal("SELECT 3", queries["Second"]);
    }

    [Theory]
    [InlineData(StoreKind.Sqlite)]
    [InlineData(StoreKind.Postgres)]
    public void Holds_all_that_Orleans_asks_of_a_store(StoreKind kind)
    {
        string[] contract =
        [
            "CleanupDefunctSiloEntriesKey", "CleanupDefunctSiloEntryKey", "ClearStorageKey", "DeleteMembershipTableEntriesKey", "DeleteStorageKey",
            "GatewaysQueryKey", "InsertMembershipKey", "InsertMembershipVersionKey", "MembershipReadAllKey", "MembershipReadRowKey",
            "ReadFromStorageKey", "UpdateIAmAlivetimeKey", "UpdateMembershipKey", "WriteToStorageKey",
        ];
        Assert.Equal(contract, SqlScripts.Queries(new ClusterStore(kind, "", "")).Keys);
    }
}

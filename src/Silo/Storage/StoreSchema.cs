using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Fog.Storage;

/// <summary>Brings a store to the form that this version of the node needs. Nodes that start at the same moment take turns.</summary>
public static class StoreSchema
{
    /// <summary>Any number will do, as long as all nodes use the same: it names the lock under which a node creates tables.</summary>
    private const long AdvisoryLock = 0x666F67_73746F72;

    private const string Upsert = """
        INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES (@key, @text)
        ON CONFLICT (QueryKey) DO UPDATE SET QueryText = excluded.QueryText
        """;

    /// <summary>When this returns, tables and query texts are there; what grains stored earlier is untouched.</summary>
    public static async Task Install(ClusterStore store, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(store);
        await using var connection = store.Connect();
        await connection.OpenAsync(ct);
        await using var turn = await TakeTurn(connection, ct);
        await Execute(connection, turn, SqlScripts.Tables(store), ct);
        foreach (var (key, text) in SqlScripts.Queries(store))
        {
            await Execute(connection, turn, Upsert, ct, ("key", key), ("text", text));
        }

        await turn.CommitAsync(ct);
    }

    private static async Task<DbTransaction> TakeTurn(DbConnection connection, CancellationToken ct)
    {
        if (connection is SqliteConnection file)
        {
            // WAL lets one node read while another writes; it is kept in the file and can't be set inside a transaction.
            await Execute(connection, null, "PRAGMA journal_mode = WAL", ct);
            return file.BeginTransaction(IsolationLevel.Serializable, deferred: false);
        }

        var transaction = await connection.BeginTransactionAsync(ct);
        await Execute(connection, transaction, "SELECT pg_advisory_xact_lock(@lock)", ct, ("lock", AdvisoryLock));
        return transaction;
    }

    private static async Task Execute(
        DbConnection connection, DbTransaction? transaction, string text, CancellationToken ct, params (string Name, object Value)[] parameters)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = text;
        command.Transaction = transaction;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        await command.ExecuteNonQueryAsync(ct);
    }
}

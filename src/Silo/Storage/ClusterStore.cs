using System.Data.Common;
using Fog.Hosting;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Fog.Storage;

/// <summary>Where the fog keeps who is in it and what its grains know.</summary>
/// <param name="Kind">The engine.</param>
/// <param name="ConnectionString">How to reach it, complete with what nodes need.</param>
/// <param name="Place">The same for people: without a password.</param>
public sealed record ClusterStore(StoreKind Kind, string ConnectionString, string Place)
{
    /// <summary>A node keeps few calls in flight; a hundred nodes with the default of 100 each would drown a server.</summary>
    private const int MaxPoolSize = 10;

    /// <summary>Seconds that a statement waits for another node's write to the same file.</summary>
    private const int SqliteBusySeconds = 15;

    /// <summary>The engine's name in Orleans' fixed list; there, System.Data.SQLite loads Microsoft.Data.Sqlite.</summary>
    public string Invariant => Kind is StoreKind.Postgres ? "Npgsql" : "System.Data.SQLite";

    /// <summary>Folder of the engine's own statements.</summary>
    public string Scripts => Kind is StoreKind.Postgres ? "postgres" : "sqlite";

    /// <summary>The store that the options name.</summary>
    public static ClusterStore Of(NodeOptions options) =>
        options.Store is StoreKind.Postgres ? Postgres(options.ConnectionString) : Sqlite(options.ConnectionString);

    /// <summary>A connection, not yet opened.</summary>
    public DbConnection Connect() =>
        Kind is StoreKind.Postgres ? new NpgsqlConnection(ConnectionString) : new SqliteConnection(ConnectionString);

    private static ClusterStore Postgres(string text)
    {
        var builder = new NpgsqlConnectionStringBuilder(text);
        if (!builder.ContainsKey("Maximum Pool Size"))
        {
            builder.MaxPoolSize = MaxPoolSize;
        }

        return new(
            StoreKind.Postgres,
            builder.ConnectionString,
            $"PostgreSQL at {builder.Host}:{builder.Port}, database {builder.Database ?? builder.Username}");
    }

    private static ClusterStore Sqlite(string text)
    {
        var builder = new SqliteConnectionStringBuilder(text) { DefaultTimeout = SqliteBusySeconds };
        return new(StoreKind.Sqlite, builder.ConnectionString, $"SQLite file {builder.DataSource}");
    }
}

using Fog.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Fog.Hosting;

/// <summary>The option that says how to reach the store.</summary>
internal static class StoreConnection
{
    private const string Key = "ConnectionString";

    public static string Read(OptionReader read, StoreKind store, string dataDirectory)
    {
        var text = read.Text(Key);
        if (text is null)
        {
            if (store is StoreKind.Sqlite)
            {
                return new SqliteConnectionStringBuilder { DataSource = Path.Combine(dataDirectory, "cluster.db") }.ConnectionString;
            }

            read.Complain(Key, "isn't set; postgres needs one, for example Host=db.example;Username=fog;Password=...;Database=fog.");
            return "";
        }

        if (Reject(store, text) is { } reason)
        {
            read.Complain(Key, reason);
        }

        return text;
    }

    /// <summary>The text itself stays out of the message: it may hold a password.</summary>
    private static string? Reject(StoreKind store, string text)
    {
        try
        {
            return store is StoreKind.Postgres
                ? string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(text).Host) ? "names no Host." : null
                : string.IsNullOrEmpty(new SqliteConnectionStringBuilder(text).DataSource) ? "names no Data Source." : null;
        }
        catch (ArgumentException error)
        {
            return $"isn't one that {(store is StoreKind.Postgres ? "PostgreSQL" : "SQLite")} understands: {error.Message}";
        }
    }
}

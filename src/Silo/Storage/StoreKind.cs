namespace Fog.Storage;

/// <summary>Engines that can hold the fog's store.</summary>
public enum StoreKind
{
    /// <summary>A file: needs no server; for nodes of one machine only.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server that every node reaches.</summary>
    Postgres,
}

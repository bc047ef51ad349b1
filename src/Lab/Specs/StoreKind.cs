namespace Fog.Lab;

/// <summary>Where the nodes of a lab keep their membership and their state.</summary>
public enum StoreKind
{
    /// <summary>One SQLite file on this machine that all nodes open.</summary>
    Sqlite,

    /// <summary>A private PostgreSQL that listens inside the lab only.</summary>
    Postgres,
}

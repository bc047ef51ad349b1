namespace Fog.Lab.Stores;

/// <summary>Where the nodes of a lab keep what they share.</summary>
internal static class LabStore
{
    public static string ConnectionString(string lab, StoreKind kind) => kind switch
    {
        StoreKind.Sqlite => $"Data Source={Path.Combine(LabPaths.ClusterFolder(lab), "fog.db")}",
        _ => PostgresCommand.ConnectionString,
    };

    /// <summary>Makes it ready for the first node.</summary>
    public static Task Start(LabState lab, CancellationToken cancel)
    {
        Directory.CreateDirectory(LabPaths.ClusterFolder(lab.Name));
        return lab.Store == StoreKind.Postgres ? PostgresStore.Start(lab, cancel) : Task.CompletedTask;
    }
}

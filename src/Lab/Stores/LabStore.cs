using Fog.Lab.Tools;

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

    /// <summary>Keeps what is in it under that name. Nobody uses it meanwhile.</summary>
    public static async Task Save(LabState lab, string name, CancellationToken cancel)
    {
        await PostgresStore.Stop(lab, cancel);
        await Copy(PostgresStore.Data(lab.Name), Saved(lab.Name, name), cancel);
        await PostgresStore.Serve(lab, cancel);
    }

    /// <summary>Puts back what was kept. Nobody uses it meanwhile.</summary>
    public static async Task Load(LabState lab, string name, CancellationToken cancel)
    {
        await PostgresStore.Stop(lab, cancel);
        await Copy(Saved(lab.Name, name), PostgresStore.Data(lab.Name), cancel);
        await PostgresStore.Serve(lab, cancel);
    }

    /// <exception cref="LabException">Nothing was kept under that name.</exception>
    public static void NeedSaved(LabState lab, string name)
    {
        if (!Directory.Exists(Saved(lab.Name, name)))
        {
            throw new LabException($"Nothing of lab \"{lab.Name}\" is kept as {name}; `fog lab save {name}` keeps it.");
        }
    }

    private static string Saved(string lab, string name) => Path.Combine(LabPaths.ClusterFolder(lab), $"saved-{name}");

    /// <summary>Owners and modes too: PostgreSQL insists on them.</summary>
    private static async Task Copy(string from, string to, CancellationToken cancel)
    {
        await Tool.Run("rm", ["--recursive", "--force", "--", to], cancel);
        await Tool.Run("cp", ["--archive", "--", from, to], cancel);
    }
}

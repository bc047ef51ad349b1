namespace Fog.Lab.Stores;

/// <summary>How the lab's private PostgreSQL is made, started and asked. It listens inside the lab's wire and nowhere else.</summary>
/// <param name="Programs">Folder of initdb, postgres and createdb.</param>
/// <param name="Data">Its data folder, owned by the user postgres.</param>
/// <param name="Wire">File of the lab's wire namespace.</param>
internal sealed record PostgresCommand(string Programs, string Data, string Wire)
{
    /// <summary>The database, and the user that owns it.</summary>
    public const string Name = "fog";

    /// <summary>For the nodes. Whoever can reach the address is inside the lab already, so there is no password.</summary>
    public const string ConnectionString = $"Host={Addresses.Wire};Port=5432;Database={Name};Username={Name}";

    private static readonly string[] AsPostgres = ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--"];

    public IReadOnlyList<string> Initialize() =>
        [.. AsPostgres, $"{Programs}/initdb", "--pgdata", Data, "--username", Name, "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C"];

    /// <summary>
    /// Its own process and memory namespaces: they take children and shared memory away with it, even after SIGKILL. It need
    /// not survive a power loss of this machine, so it doesn't wait for the disk.
    /// </summary>
    public IReadOnlyList<string> Serve() =>
    [
        "nsenter", $"--net={Wire}",
        "unshare", "--pid", "--fork", "--kill-child", "--mount-proc", "--mount", "--ipc", "--propagation", "private",
        .. AsPostgres, $"{Programs}/postgres", "-D", Data,
        "-c", $"listen_addresses={Addresses.Wire}",
        "-c", "unix_socket_directories=",
        "-c", "dynamic_shared_memory_type=mmap",
        "-c", "fsync=off",
        "-c", "shared_buffers=32MB",
        "-c", "max_connections=300",
    ];

    /// <summary>Whether it takes connections.</summary>
    public IReadOnlyList<string> Ask() => ["nsenter", $"--net={Wire}", $"{Programs}/pg_isready", "--quiet", "--host", Addresses.Wire];

    /// <summary>Makes the database; fails until the server answers.</summary>
    public IReadOnlyList<string> CreateDatabase() =>
        ["nsenter", $"--net={Wire}", $"{Programs}/createdb", "--host", Addresses.Wire, "--username", Name, "--maintenance-db", "postgres", Name];

    /// <summary>The hosts of the lab come in without a password.</summary>
    public static string Admission => $"host all all {Addresses.Wire}/{Addresses.PrefixLength} trust\n";
}

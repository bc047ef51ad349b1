using Fog.Lab.Tools;

namespace Fog.Lab.Stores;

/// <summary>A PostgreSQL of the lab's own, from the machine's packages.</summary>
internal static class PostgresStore
{
    private const string Versions = "/usr/lib/postgresql";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public static async Task Start(LabState lab, CancellationToken cancel)
    {
        var data = Path.Combine(LabPaths.ClusterFolder(lab.Name), "postgres");
        var command = new PostgresCommand(Programs(), data, Namespaces.File(lab.Namespace));
        await Tool.Run("install", ["--directory", "--owner=postgres", "--group=postgres", "--mode=700", data], cancel);
        await Run(command.Initialize(), cancel);
        await File.AppendAllTextAsync(Path.Combine(data, "pg_hba.conf"), PostgresCommand.Admission, cancel);
        var log = Path.Combine(LabPaths.State(lab.Name), "postgres.log");
        await Detached.Start(log, command.Serve(), cancel);
        await CreateDatabase(command, log, cancel);
    }

    private static async Task CreateDatabase(PostgresCommand command, string log, CancellationToken cancel)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                await Run(command.CreateDatabase(), cancel);
                return;
            }
            catch (LabException e)
            {
                if (TimeProvider.System.GetElapsedTime(start) > Patience)
                {
                    throw new LabException(
                        $"PostgreSQL did not answer within {Patience.TotalSeconds} s: {e.Message} {Detached.LastLines(log)}", e);
                }
            }

            await Task.Delay(Pause, TimeProvider.System, cancel);
        }
    }

    private static Task Run(IReadOnlyList<string> command, CancellationToken cancel) => Tool.Run(command[0], command.Skip(1), cancel);

    /// <summary>The newest version that is installed.</summary>
    private static string Programs() =>
        (Directory.Exists(Versions) ? Directory.EnumerateDirectories(Versions) : [])
            .Select(d => Path.Combine(d, "bin"))
            .Where(d => File.Exists(Path.Combine(d, "postgres")))
            .OrderByDescending(d => int.TryParse(Path.GetFileName(Path.GetDirectoryName(d)), out var version) ? version : 0)
            .FirstOrDefault()
        ?? throw new LabException($"There is no PostgreSQL under {Versions}; install it with `apt-get install postgresql`, or use --store sqlite.");
}

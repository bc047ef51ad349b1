using Fog.Lab.Hosts;
using Fog.Lab.Native;
using Fog.Lab.Tools;

namespace Fog.Lab.Stores;

/// <summary>A PostgreSQL of the lab's own, from the machine's packages.</summary>
internal static class PostgresStore
{
    private const string Versions = "/usr/lib/postgresql";
    private const int FastEnd = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Where its files are.</summary>
    public static string Data(string lab) => Path.Combine(LabPaths.ClusterFolder(lab), "postgres");

    /// <summary>Makes it and starts it.</summary>
    public static async Task Start(LabState lab, CancellationToken cancel)
    {
        var command = Command(lab);
        await Tool.Run("install", ["--directory", "--owner=postgres", "--group=postgres", "--mode=700", command.Data], cancel);
        await Run(command.Initialize(), cancel);
        await File.AppendAllTextAsync(Path.Combine(command.Data, "pg_hba.conf"), PostgresCommand.Admission, cancel);
        await Detached.Start(Log(lab), command.Serve(), cancel);
        await Answer(command.CreateDatabase(), Log(lab), cancel);
    }

    /// <summary>Starts it with what it has.</summary>
    public static async Task Serve(LabState lab, CancellationToken cancel)
    {
        var command = Command(lab);
        await Detached.Start(Log(lab), command.Serve(), cancel);
        await Answer(command.Ask(), Log(lab), cancel);
    }

    /// <summary>Ends it in good order; it breaks connections off.</summary>
    public static async Task Stop(LabState lab, CancellationToken cancel)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (ProcessTable.Init(Namespaces.File(lab.Namespace)) is { } server)
        {
            if (TimeProvider.System.GetElapsedTime(start) > Patience)
            {
                throw new LabException($"PostgreSQL (process {server.Id}) did not end within {Patience.TotalSeconds} s. {Detached.LastLines(Log(lab))}");
            }

            _ = Libc.Kill(server.Id, FastEnd);
            await Task.Delay(Pause, TimeProvider.System, cancel);
        }
    }

    private static PostgresCommand Command(LabState lab) => new(Programs(), Data(lab.Name), Namespaces.File(lab.Namespace));

    private static string Log(LabState lab) => Path.Combine(LabPaths.State(lab.Name), "postgres.log");

    /// <summary>Repeats a command that succeeds when the server answers.</summary>
    private static async Task Answer(IReadOnlyList<string> command, string log, CancellationToken cancel)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                await Run(command, cancel);
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

using CliWrap;
using CliWrap.Buffered;
using Fog.Tests.Hosting;

namespace Fog.Tests.Storage;

/// <summary>A PostgreSQL server of the tests' own: on the loopback, in a temporary directory, gone afterwards. PostgreSQL refuses to run as root.</summary>
public sealed class PrivatePostgres : IAsyncLifetime
{
    private readonly TestDirectory _directory = new();
    private readonly int _port = FreePorts.Take(1)[0];

    public (string Key, string Value)[] Options =>
        [("Store", "postgres"), ("ConnectionString", $"Host=127.0.0.1;Port={_port};Username=fog;Database=postgres")];

    private string Data => Path.Combine(_directory.Path, "data");

    public async ValueTask InitializeAsync()
    {
        if (Environment.IsPrivilegedProcess)
        {
            await Run("chown", "postgres", _directory.Path);
        }

        await Server("initdb", "-D", Data, "-U", "fog", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions");
        await Server(
            "pg_ctl", "start", "-w", "-D", Data, "-l", Path.Combine(_directory.Path, "log"),
            "-o", $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_directory.Path} -c fsync=off");
    }

    public async ValueTask DisposeAsync()
    {
        await Server("pg_ctl", "stop", "-w", "-m", "immediate", "-D", Data);
        _directory.Dispose();
    }

    private static string Programs => Directory.GetDirectories("/usr/lib", "postgresql").SelectMany(Directory.GetDirectories)
        .OrderByDescending(version => double.TryParse(Path.GetFileName(version), out var number) ? number : 0)
        .Select(version => Path.Combine(version, "bin"))
        .FirstOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
        ?? throw new InvalidOperationException(
            "These tests need PostgreSQL's server programs under /usr/lib/postgresql: run eng/setup, or apt-get install postgresql.");

    private static Task Server(string program, params string[] arguments)
    {
        var path = Path.Combine(Programs, program);
        return Environment.IsPrivilegedProcess
            ? Run("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", path, .. arguments])
            : Run(path, arguments);
    }

    private static async Task Run(string program, params string[] arguments)
    {
        var run = await Cli.Wrap(program)
            .WithArguments(arguments)
            .WithWorkingDirectory("/")
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync();
        Assert.True(run.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {run.ExitCode}: {run.StandardError}{run.StandardOutput}");
    }
}

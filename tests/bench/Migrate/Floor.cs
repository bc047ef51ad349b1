using System.Diagnostics;
using System.Globalization;
using CliWrap;
using CliWrap.Buffered;
using Fog.Agent.Criu;

namespace Fog.Bench.Migrate;

/// <summary>
/// `inner-floor PROGRAM MIB DIRTY`: CRIU alone, asked by its remote procedure calls with both workers ready: dumps the process on this host into
/// tmpfs and restores it, without container, transfer or verdict. Prints a client's longest wait, the dump and the restore in milliseconds.
/// </summary>
internal static class Floor
{
    /// <summary>Starts the program as the leader of a session of its own, with nothing of this process open; prints its number.</summary>
    private const string Start = "setsid \"$@\" </dev/null >/dev/null 2>&1 & echo $!";

    public static async Task<int> Run(string[] args)
    {
        var pid = int.Parse((await Cli.Wrap("sh").WithArguments(["-c", Start, "sh", .. args]).ExecuteBufferedAsync()).StandardOutput, CultureInfo.InvariantCulture);
        var images = Directory.CreateDirectory($"/dev/shm/fog-floor-{pid}").FullName;
        var stop = Path.Combine(images, "stop");
        await using var criu = await CriuService.Start(images, CancellationToken.None);
        using var dumper = await criu.Worker(CancellationToken.None);
        using var restorer = await criu.Worker(CancellationToken.None);
        using var directory = new OpenDirectory(images);
        try
        {
            await Listening();
            var client = Gap.Run(["127.0.0.1", "8080", stop]);
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
            var options = Options(directory.Number);
            (options.Pid, options.LogFile) = (pid, "dump.log");
            var start = Stopwatch.GetTimestamp();
            await dumper.Ask(CriuVerb.Dump, options, null, CancellationToken.None);
            var dumped = Stopwatch.GetTimestamp();
            options = Options(directory.Number);
            options.LogFile = "restore.log";
            await Reaped(pid);
            var free = Stopwatch.GetTimestamp();
            await restorer.Ask(CriuVerb.Restore, options, null, CancellationToken.None);
            Console.Write(string.Create(CultureInfo.InvariantCulture,
                $"{Stopwatch.GetElapsedTime(start, dumped).TotalMilliseconds:0.0} {Stopwatch.GetElapsedTime(free).TotalMilliseconds:0.0} "));
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
            await File.WriteAllTextAsync(stop, "");
            return await client;
        }
        catch (CriuException e)
        {
            // The answer's own error is often the harmless first one; what stopped it is in the log.
            await Console.Error.WriteLineAsync(Directory.GetFiles(images, "*.log").Select(CriuLog.FirstError).FirstOrDefault(error => error is not null) ?? e.Message);
            return 1;
        }
        finally
        {
            await Cli.Wrap("kill").WithArguments(["-9", pid.ToString(CultureInfo.InvariantCulture)]).WithValidation(CommandResultValidation.None).ExecuteAsync();
            Directory.Delete(images, recursive: true);
        }
    }

    private static CriuOptions Options(int images) => new()
    {
        ImagesDirectory = images, TcpEstablished = true, Groups = CriuGroups.Ignore, NetworkLock = CriuNetworkLock.Nftables, LogLevel = DumpOptions.LogLevel,
    };

    /// <summary>The number is free again only once the init of this machine has seen that the dumped process ended.</summary>
    private static async Task Reaped(int pid)
    {
        while (Directory.Exists($"/proc/{pid}"))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }
    }

    /// <summary>The program fills its memory before it listens.</summary>
    private static async Task Listening()
    {
        while (!(await File.ReadAllLinesAsync("/proc/net/tcp")).Any(line => line.Contains(":1F90 00000000:0000 0A", StringComparison.Ordinal)))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using CliWrap;
using Fog.Cli.Doctor.Facts;

namespace Fog.Cli.Doctor.Probing;

/// <summary>Dumps and restores a small process, and asks the restored one for what it kept in memory.</summary>
public sealed class CriuTrial(string criu, DirectoryInfo room, CancellationToken cancellation)
{
    /// <summary>
    /// One process without children, as orphans that pid 1 hasn't reaped would keep the ids that the restore needs; without
    /// our streams, which would be dumped as pipes with a lost end. It waits on a fifo that it holds open at both ends.
    /// </summary>
    private const string Patient =
        "exec </dev/null >/dev/null 2>&1; mkfifo \"$2/ask\"; exec 3<>\"$2/ask\"; echo >\"$2/ready\"; read -r _ <&3; echo \"$1\" >\"$2/answer\"";

    private readonly string _token = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);

    /// <exception cref="OperationCanceledException">The caller gave up; the patient is ended.</exception>
    public async Task<Attempt> Run()
    {
        var images = room.CreateSubdirectory("images").FullName;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var patient = CliWrap.Cli.Wrap("setsid").WithArguments(["sh", "-c", Patient, "sh", _token, room.FullName])
            .WithValidation(CommandResultValidation.None).ExecuteAsync(ending.Token);
        var ask = Task.CompletedTask;
        try
        {
            await Written("ready");
            var started = Stopwatch.GetTimestamp();
            var dump = await Program.Run(criu, CriuArguments.Dump(patient.ProcessId, images), cancellation);
            if (!dump.Succeeded)
            {
                return Failed("dump", dump);
            }

            await patient; // CRIU restores the same id, so the dumped process has to be reaped first
            var restore = Program.Run(criu, CriuArguments.Restore(images), cancellation);
            await File.WriteAllTextAsync(Path.Combine(room.FullName, "go"), "go\n", cancellation);
            ask = Program.Run("cp", [Path.Combine(room.FullName, "go"), Path.Combine(room.FullName, "ask")], ending.Token);
            var answer = await restore;
            if (!answer.Succeeded)
            {
                return Failed("restore", answer);
            }

            var took = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            return await Written("answer") == _token
                ? new Attempt(true, $"a process dumped and restored in {took:0} ms")
                : new Attempt(false, "restore: the restored process lost its memory");
        }
        finally
        {
            await ending.CancelAsync(); // ends the patient, and the writer if nobody came back to read
            await Task.WhenAll(patient.Task, ask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Attempt Failed(string operation, ProgramAnswer answer)
    {
        var log = Path.Combine(room.FullName, "images", $"{operation}.log");
        var reason = File.Exists(log) ? CriuLog.FirstError(File.ReadAllText(log)) : null;
        return new Attempt(false, $"{operation}: {reason ?? answer.LastLine}");
    }

    private async Task<string> Written(string name)
    {
        var file = Path.Combine(room.FullName, name);
        for (var tries = 0; tries < 100; tries++)
        {
            if (File.Exists(file) && await File.ReadAllTextAsync(file, cancellation) is { Length: > 0 } text)
            {
                return text.Trim();
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellation);
        }

        return "";
    }
}

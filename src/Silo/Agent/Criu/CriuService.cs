using System.Net.Sockets;
using CliWrap;
using Fog.Agent.Native;
using Fog.Agent.Runc;

namespace Fog.Agent.Criu;

/// <summary>CRIU as a server beside one task that is to leave: each connection is a worker of its own.</summary>
internal sealed class CriuService : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    private readonly string _address;
    private readonly CommandTask<CommandResult> _run;
    private readonly CancellationTokenSource _end;

    private CriuService(string address, CommandTask<CommandResult> run, CancellationTokenSource end) => (_address, _run, _end) = (address, run, end);

    /// <summary>When this returns, it listens.</summary>
    /// <param name="directory">Where its socket and the number of its process are.</param>
    public static async Task<CriuService> Start(string directory, CancellationToken ct)
    {
        var address = Path.Combine(directory, "criu.socket");
        File.Delete(address);
        File.Delete(PidFile(directory));
        var end = new CancellationTokenSource();
        var run = Cli.Wrap("criu")
            .WithArguments(["service", "--address", address, "--pidfile", PidFile(directory), "--log-file", Path.Combine(directory, "criu.log")])
            .WithWorkingDirectory(directory)
            .WithValidation(CommandResultValidation.None)
            .ExecuteAsync(end.Token);
        var service = new CriuService(address, run, end);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        deadline.CancelAfter(Patience);
        while (!File.Exists(address))
        {
            if (run.Task.IsCompleted || deadline.IsCancellationRequested)
            {
                await service.DisposeAsync();
                ct.ThrowIfCancellationRequested();
                throw new CriuException("criu service didn't start; 'fog doctor' says whether CRIU works here");
            }

            await Task.Delay(Pause, ct);
        }

        return service;
    }

    /// <summary>A worker that waits for its request.</summary>
    public async Task<CriuWorker> Worker(CancellationToken ct)
    {
        for (var tries = 0; ; tries++)
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Seqpacket, ProtocolType.Unspecified);
            try
            {
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(_address), ct);
                return new CriuWorker(socket);
            }
            catch (SocketException) when (tries < 100)
            {
                socket.Dispose();
                await Task.Delay(Pause, ct); // the socket's file is there a moment before somebody listens at it
            }
        }
    }

    /// <summary>Ends what a former life of the node left; workers end by themselves, since one that is killed at work ruins connections.</summary>
    public static void EndLeft(string directory)
    {
        if (int.TryParse(PassingFile.Text(PidFile(directory)), out var pid) && PassingFile.Text($"/proc/{pid}/comm")?.Trim() == "criu")
        {
            _ = Libc.Signal(pid, Libc.Kill);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        try
        {
            await _run;
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }

        _end.Dispose();
    }

    private static string PidFile(string directory) => Path.Combine(directory, "criu.pid");
}

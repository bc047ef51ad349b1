using System.Collections.Immutable;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Fog.Agent.Criu;
using Fog.Agent.Runc;

namespace Fog.Agent.Migration;

/// <summary>A monitor with a CRIU below it, both waiting for the images of the task that they are to bring back.</summary>
internal sealed class RestoreMonitor : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TaskFiles _files;
    private readonly RuncState _state;
    private readonly CriuWorker _worker;
    private readonly int _criu;
    private readonly int _network;

    private RestoreMonitor(TaskFiles files, RuncState state, CriuWorker worker, int criu, int network) =>
        (_files, _state, _worker, _criu, _network) = (files, state, worker, criu, network);

    /// <summary>When this returns, they wait.</summary>
    /// <param name="files">The task's.</param>
    /// <param name="state">Its container, made and without a process.</param>
    /// <param name="network">Its sandbox's network namespace.</param>
    public static async Task<RestoreMonitor> Start(TaskFiles files, RuncState state, string network, CancellationToken ct)
    {
        File.Delete(files.RestoreSocket);
        Directory.CreateDirectory(files.Empty, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        using var listener = new Socket(AddressFamily.Unix, SocketType.Seqpacket, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(files.RestoreSocket));
        listener.Listen(1);
        await File.WriteAllLinesAsync(files.RestoreGroups, state.Groups, ct);
        var program = Environment.ProcessPath ?? throw new FogException("The node's program isn't known.");
        await Conmon.Restore(files, program, [RestoreWorker.Verb, files.RestoreSocket, network, files.RestoreGroups], ct);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        deadline.CancelAfter(Patience);
        try
        {
            var socket = await listener.AcceptAsync(deadline.Token);
            var hello = new byte[64];
            var read = await socket.ReceiveAsync(hello, SocketFlags.None, deadline.Token);
            var words = Encoding.ASCII.GetString(hello, 0, read).Split(' ');
            var worker = new CriuWorker(socket);
            await worker.Greet(deadline.Token);
            return new RestoreMonitor(
                files, state, worker, int.Parse(words[0], CultureInfo.InvariantCulture), int.Parse(words[1], CultureInfo.InvariantCulture));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new FogException($"The worker of the restore of {files.Id} didn't come up within {Patience.TotalSeconds:0} s.");
        }
    }

    /// <summary>When this returns, the task is back, stands still, and runc and the monitor know it.</summary>
    /// <param name="mounts">Directories and files of the host, by where they are mounted in it.</param>
    /// <param name="directory">The images'.</param>
    /// <param name="outputs">What stood at its files 0, 1 and 2.</param>
    /// <param name="connected">Whether its connections come back too; otherwise they are closed.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns>Its first process.</returns>
    public async Task<int> Restore(IEnumerable<KeyValuePair<string, string>> mounts, string directory, ImmutableArray<string> outputs, bool connected, CancellationToken ct)
    {
        using var images = new OpenDirectory(directory);
        var task = new RestoredTask(_files.Root, ImmutableSortedDictionary.CreateRange(mounts), outputs, _files.Empty, _network, connected);
        try
        {
            await _worker.Ask(CriuVerb.Restore, RestoreOptions.Of(task, images.Number), Heard, ct);
        }
        catch (CriuException e)
        {
            throw new CriuException($"CRIU can't restore {_files.Id}: {CriuLog.FirstError(Path.Combine(directory, RestoreOptions.Log)) ?? e.Message}");
        }

        var pid = Conmon.Pid(_files) ?? throw new CriuException("CRIU didn't say which process it restored");
        await _state.Freezer.Freeze(ct);
        _state.Adopt(pid, RuncState.StartOf(pid) ?? throw new CriuException($"process {pid} ended as soon as it was restored"));
        return pid;
    }

    /// <summary>Ends the monitor of a restore that didn't come to pass: without its worker it goes by itself.</summary>
    public void Dispose() => _worker.Dispose();

    private Task Heard(CriuNotice notice)
    {
        switch (notice.Stage)
        {
            case "post-restore":
                // The monitor reads it once CRIU has ended, which may be before CRIU's answer is here.
                File.WriteAllText(_files.PidFile, notice.Pid!.Value.ToString(CultureInfo.InvariantCulture));
                break;
            case "pre-resume":
                _state.Freezer.Release(_criu);
                _state.Freezer.Order(frozen: true);
                break;
        }

        return Task.CompletedTask;
    }
}

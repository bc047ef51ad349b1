using System.Text;
using System.Text.Json;
using Fog.Agent.Docker;
using Fog.Agent.Freezing;
using Fog.Agent.Namespaces;
using Fog.Agent.Runc;
using Fog.Agent.Tasks;

namespace Fog.Agent.Migration;

/// <summary>The destination's part of a move: all that can be there before the freeze, then the images, then the restored copy, which stands still.</summary>
internal sealed partial class Arrival(Sandboxes sandboxes, Furnishing furnishing, NamespaceSockets sockets, MoveDoor door, TimeProvider clock, ILogger<Arrival> log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>When this returns, the copy is restored, or the move has failed here; the observation says which.</summary>
    public async Task Run(TaskKeeper keeper, Move move, CancellationToken ct)
    {
        try
        {
            await Work(keeper, move, ct);
        }
        catch (Exception e) when (TaskWork.IsTrouble(e) || e is OperationCanceledException)
        {
            var error = e is OperationCanceledException ? "stopped" : $"{move.Seen.Step}: {e.Message}";
            LogFailed(move.Order.Id, error);
            move.Saw(seen => seen with { Stage = MigrationStage.Failed, Error = error });
            keeper.Saw(record => record.Move is { } at ? record with { Move = at with { Stage = MigrationStage.Failed, Error = error } } : record);
        }
    }

    private async Task Work(TaskKeeper keeper, Move move, CancellationToken ct)
    {
        var (order, files) = (move.Order.Task, keeper.Files);
        await Prepared(keeper, move, ct);
        move.Say("making the place");
        var sandbox = await sandboxes.Running(order.Task, order.Network, ct) ?? throw new FogException("the sandbox is gone");
        var volumes = await furnishing.Furnish(files, order, move.Order.Peers.Peers, sandbox, ct);
        var state = await Template.Make(files, ct);
        ImageSpace.Make(files.Images, ImageSpace.Most(order.Spec.Resources));
        move.Still = new StandStill(state.Freezer, await NetworkLock.Of(sandbox.Namespace, sockets));
        move.Still.Network.Close();
        using var monitor = await RestoreMonitor.Start(files, state, sandbox.Namespace, ct);
        var way = door.Open(out var called);
        try
        {
            move.Saw(seen => seen with { Stage = MigrationStage.Ready, Step = "ready", Door = way, Overlay = sandbox.Overlay });
            await using var stream = await called.WaitAsync(ct);
            var mounts = volumes.Select(volume => KeyValuePair.Create(volume.Target, volume.Source)).Append(KeyValuePair.Create("/etc/hosts", files.HostsFile));
            await Take(keeper, move, stream, monitor, mounts, ct);
        }
        finally
        {
            door.Close(way);
        }
    }

    /// <summary>The keeper brings image, volumes and sandbox, as for any task.</summary>
    private static async Task Prepared(TaskKeeper keeper, Move move, CancellationToken ct)
    {
        while (keeper.Record is not { Phase: TaskPhase.Prepared, Move: not null })
        {
            if (keeper.Record is not { Move: not null } record || record.Phase == TaskPhase.Failed)
            {
                throw new FogException(keeper.Record?.Error ?? "the task was taken from this host");
            }

            move.Say(record.Step);
            await Task.Delay(Pause, ct);
        }
    }

    private async Task Take(
        TaskKeeper keeper, Move move, MoveStream stream, RestoreMonitor monitor, IEnumerable<KeyValuePair<string, string>> mounts, CancellationToken ct)
    {
        using var images = new ImageFiles(keeper.Files.Images);
        while (true)
        {
            var (kind, body) = await stream.Next(ct);
            move.Saw(seen => seen with { Step = "receiving", Bytes = stream.Bytes });
            switch (kind)
            {
                case MoveFrame.Piece:
                    await images.Append(body, ct);
                    break;
                case MoveFrame.Output:
                    await using (var output = new FileStream(keeper.Files.Output, FileMode.Append, FileAccess.Write, FileShare.ReadWrite))
                    {
                        await output.WriteAsync(body, ct);
                    }

                    break;
                case MoveFrame.Restore:
                    images.Dispose();
                    await Restore(keeper, move, stream, monitor, mounts, JsonSerializer.Deserialize<RestoreOrder>(body.Span)!, ct);
                    return;
                case MoveFrame.Failed:
                    throw new FogException($"the source says: {Encoding.UTF8.GetString(body.Span)}");
                default:
                    throw new InvalidDataException($"the source sent a frame of kind {kind}");
            }
        }
    }

    private async Task Restore(
        TaskKeeper keeper, Move move, MoveStream stream, RestoreMonitor monitor, IEnumerable<KeyValuePair<string, string>> mounts, RestoreOrder order,
        CancellationToken ct)
    {
        move.Say("restoring");
        var start = clock.GetTimestamp();
        int pid;
        try
        {
            pid = await monitor.Restore(mounts, order, ct);
        }
        catch (FogException e)
        {
            await stream.Send(MoveFrame.Failed, e.Message, ct);
            throw;
        }

        move.Took("restore", clock.GetElapsedTime(start));
        keeper.Saw(record => record with { Move = record.Move! with { Stage = MigrationStage.Restored, Pid = pid } }, durable: false);
        move.Saw(seen => seen with { Stage = MigrationStage.Restored, Step = "restored, waits for the verdict", Pid = pid });
        await stream.Send(MoveFrame.Restored, new RestoreReport(pid, move.Seen.Phases), ct);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Move {Move} failed at its destination: {Reason}")]
    private partial void LogFailed(MigrationId move, string reason);
}

using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Fog.Agent.Docker;
using Fog.Agent.Freezing;
using Fog.Agent.Migration.Files;
using Fog.Agent.Namespaces;
using Fog.Agent.Runc;
using Fog.Agent.Tasks;

namespace Fog.Agent.Migration;

/// <summary>The destination's part of a move: all that can be there before the freeze, then the images, then the restored copy, which stands still.</summary>
internal sealed partial class Arrival(
    Sandboxes sandboxes, Furnishing furnishing, NamespaceSockets sockets, MoveDoor door, Rehearsal rehearsal, TimeProvider clock, ILogger<Arrival> log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>When this returns, the copy is restored, or the move has failed here; the observation says which.</summary>
    public async Task Run(TaskKeeper keeper, Move move, CancellationToken ct)
    {
        try
        {
            await Work(keeper, move, ct);
        }
        catch (Exception e) when ((TaskWork.IsTrouble(e) || e is OperationCanceledException) && move.Seen.Stage == MigrationStage.Restored)
        {
            // A verdict may come before the source has heard of it: what is restored stays so until that verdict, whatever becomes of the report.
            LogUnheard(move.Order.Id, e.Message);
        }
        catch (Exception e) when (TaskWork.IsTrouble(e) || e is OperationCanceledException)
        {
            var error = e is OperationCanceledException ? "stopped" : $"{move.Seen.Step}: {e.Message}";
            LogFailed(move.Order.Id, error);
            keeper.SawMove(at => at with { Stage = MigrationStage.Failed, Error = error }, unstored: true);
            move.Saw(seen => seen with { Stage = MigrationStage.Failed, Error = error });
        }
    }

    private async Task Work(TaskKeeper keeper, Move move, CancellationToken ct)
    {
        var (order, files) = (move.Order.Task, keeper.Files);
        var rehearsed = rehearsal.Once;
        await Prepared(keeper, move, ct);
        move.Say("making the place");
        var sandbox = await sandboxes.Running(order.Task, order.Network, ct) ?? throw new FogException("the sandbox is gone");
        var furniture = await furnishing.Furnish(files, order, move.Order.Peers.Peers, sandbox, ct);
        var state = await Template.Make(files, ct);
        await RootFs.Unmount(files, ct); // a mounted layer's files can't be changed from below
        ImageSpace.Make(files.Images, ImageSpace.Most(move.Order));
        move.Still = new StandStill(state.Freezer, await NetworkLock.Of(sandbox.Namespace, sockets));
        move.Still.Network.Close();
        using var monitor = await RestoreMonitor.Start(files, state, sandbox.Namespace, ct);
        await rehearsed.WaitAsync(ct);
        var way = door.Open(out var called);
        try
        {
            move.Saw(seen => seen with { Stage = MigrationStage.Ready, Step = "ready", Door = way, Overlay = sandbox.Overlay });
            await using var stream = await called.WaitAsync(ct);
            await Take(keeper, move, stream, monitor, furniture, ct);
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

    private async Task Take(TaskKeeper keeper, Move move, MoveStream stream, RestoreMonitor monitor, Furniture furniture, CancellationToken ct)
    {
        using var images = new ImageFiles(keeper.Files.Images);
        await using var trees = new FileReceiver(
            [new FileTree(keeper.Files.Upper, false), .. furniture.Volumes.Select(volume => new FileTree(volume.Source, volume.ReadOnly))], stream);
        while (true)
        {
            var (kind, body) = await stream.Next(ct);
            move.Saw(seen => seen with { Step = "receiving", Bytes = stream.Bytes });
            switch (kind)
            {
                case MoveFrame.Piece:
                    await images.Append(body, ct);
                    break;
                case MoveFrame.Files:
                    trees.Start(JsonSerializer.Deserialize<FilesOrder>(body.Span)!);
                    break;
                case MoveFrame.FileData:
                    await trees.Heard(body, ct);
                    break;
                case MoveFrame.FilesEnd:
                    await trees.End(body.Span[0]);
                    break;
                case MoveFrame.FilesCancel:
                    trees.Cancel(body.Span[0]);
                    break;
                case MoveFrame.Output:
                    await Write(keeper.Files.Output, body, ct);
                    break;
                case MoveFrame.Restore:
                    images.Dispose();
                    await Restore(keeper, move, stream, monitor, furniture, JsonSerializer.Deserialize<RestoreOrder>(body.Span)!, ct);
                    return;
                case MoveFrame.Failed:
                    throw new FogException($"the source says: {Encoding.UTF8.GetString(body.Span)}");
                default:
                    throw new InvalidDataException($"the source sent a frame of kind {kind}");
            }
        }
    }

    private async Task Restore(
        TaskKeeper keeper, Move move, MoveStream stream, RestoreMonitor monitor, Furniture furniture, RestoreOrder order, CancellationToken ct)
    {
        move.Say("restoring");
        var start = clock.GetTimestamp();
        int pid;
        try
        {
            RootFs.MountAgain(keeper.Files, furniture.Layers);
            pid = await monitor.Restore(furniture.Mounts(keeper.Files), ImageFiles.Level(keeper.Files.Images, order.Level), order.Outputs, connected: true, ct);
        }
        catch (FogException e)
        {
            await stream.Send(MoveFrame.Failed, Encoding.UTF8.GetBytes(e.Message), ct);
            throw;
        }

        move.Took("restore", clock.GetElapsedTime(start));
        keeper.SawMove(at => at with { Stage = MigrationStage.Restored, Pid = pid }, durable: false);
        move.Saw(seen => seen with { Stage = MigrationStage.Restored, Step = "restored, waits for the verdict", Pid = pid });
        await stream.SendValue(MoveFrame.Restored, new RestoreReport(pid, move.Seen.Phases), ct);
    }

    private static async Task Write(string path, ReadOnlyMemory<byte> output, CancellationToken ct)
    {
        await using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        await file.WriteAsync(output, ct);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Move {Move} is restored at its destination, and its source didn't hear of it: {Reason}")]
    private partial void LogUnheard(MigrationId move, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Move {Move} failed at its destination: {Reason}")]
    private partial void LogFailed(MigrationId move, string reason);
}

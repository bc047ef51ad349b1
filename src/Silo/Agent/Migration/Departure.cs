using System.Text;
using System.Text.Json;
using Fog.Agent.Criu;
using Fog.Agent.Docker;
using Fog.Agent.Freezing;
using Fog.Agent.Namespaces;
using Fog.Agent.Runc;
using Fog.Agent.Tasks;

namespace Fog.Agent.Migration;

/// <summary>The source's part of a move: what can be sent while the task runs, then the freeze, the dump, and the destination's restore.</summary>
internal sealed partial class Departure(Sandboxes sandboxes, NamespaceSockets sockets, MoveDoor door, TimeProvider clock, ILogger<Departure> log)
{
    /// <summary>How long the destination may take for a restore before the move is given up.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>When this returns, the copy here is frozen and the destination's is restored, or the move has failed here; the observation says which.</summary>
    public async Task Run(TaskKeeper keeper, Move move, MigrationDoor way, CancellationToken ct)
    {
        try
        {
            await Work(keeper, move, way, ct);
        }
        catch (Exception e) when (TaskWork.IsTrouble(e) || e is OperationCanceledException)
        {
            var error = e is OperationCanceledException ? "stopped" : $"{move.Seen.Step}: {e.Message}";
            LogFailed(move.Order.Id, error);
            move.Saw(seen => seen with { Stage = MigrationStage.Failed, Error = error });
        }
    }

    private async Task Work(TaskKeeper keeper, Move move, MigrationDoor way, CancellationToken ct)
    {
        var (order, files) = (move.Order.Task, keeper.Files);
        move.Say("calling the destination");
        await using var stream = await door.Call(way, ct);
        var state = RuncState.Read(files) ?? throw new FogException("runc doesn't know the task");
        var sandbox = await sandboxes.Running(order.Task, order.Network, ct) ?? throw new FogException("the sandbox is gone");
        move.Still = new StandStill(state.Freezer, await NetworkLock.Of(sandbox.Namespace, sockets));
        ImageSpace.Make(files.Images, ImageSpace.Most(order.Spec.Resources));
        await using var criu = await CriuService.Start(files.Run, ct);
        using var worker = await criu.Worker(ct);
        var task = DumpedTask.Of(state, files, order);
        var outputs = Enumerable.Range(0, 3).Select(file => new FileInfo($"/proc/{task.Pid}/fd/{file}").LinkTarget ?? "").ToArray();
        using var output = new OutputPart(files.Output);
        move.Say("sending what the task wrote");
        await output.Send(stream, ct);

        move.Say("freezing");
        keeper.Saw(record => record with { Move = record.Move! with { Stage = MigrationStage.Frozen } });
        move.Saw(seen => seen with { Stage = MigrationStage.Frozen });
        var frozen = clock.GetTimestamp();
        await move.Still.Stop(ct);
        var at = Lap(move, "freeze", frozen);
        move.Say("dumping");
        await Dump(files, worker, task);
        at = Lap(move, "dump", at);
        move.Say("sending");
        await Send(files.Images, stream, ct);
        await output.Send(stream, ct);
        await stream.Send(MoveFrame.Restore, new RestoreOrder([.. outputs]), ct);
        at = Lap(move, "send", at);
        move.Say("waiting for the restore");
        await Restored(move, stream, ct);
        Lap(move, "restore", at);
        Lap(move, "frozen", frozen);
        move.Saw(seen => seen with { Step = "frozen, waits for the verdict", Bytes = stream.Bytes });
    }

    /// <summary>Never cut short: a CRIU that is stopped at work leaves connections that are dead.</summary>
    private static async Task Dump(TaskFiles files, CriuWorker worker, DumpedTask task)
    {
        using var images = new OpenDirectory(files.Images);
        try
        {
            await worker.Ask(CriuVerb.Dump, DumpOptions.Of(task, images.Number), null, CancellationToken.None);
        }
        catch (CriuException e)
        {
            throw new CriuException($"CRIU can't dump {files.Id}: {CriuLog.FirstError(Path.Combine(files.Images, DumpOptions.Log)) ?? e.Message}");
        }
    }

    private static async Task Send(string directory, MoveStream stream, CancellationToken ct)
    {
        foreach (var path in Directory.EnumerateFiles(directory, "*.img"))
        {
            var name = Path.GetFileName(path);
            await using var image = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            for (var left = image.Length; left >= 0;)
            {
                var read = 0;
                var length = await ImageFiles.Piece(name, async room => read = await image.ReadAsync(room, ct), stream.Body);
                await stream.Send(MoveFrame.Piece, length, ct);
                left = read == 0 ? -1 : left - read;
                if (left == 0)
                {
                    break;
                }
            }
        }
    }

    private static async Task Restored(Move move, MoveStream stream, CancellationToken ct)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        deadline.CancelAfter(Patience);
        var (kind, body) = await stream.Next(deadline.Token);
        if (kind != MoveFrame.Restored)
        {
            throw new FogException($"the destination says: {Encoding.UTF8.GetString(body.Span)}");
        }

        var report = JsonSerializer.Deserialize<RestoreReport>(body.Span)!;
        move.Saw(seen => seen with { Phases = seen.Phases.SetItems(report.Phases.Select(phase => KeyValuePair.Create($"destination.{phase.Key}", phase.Value))) });
    }

    private long Lap(Move move, string phase, long since)
    {
        var now = clock.GetTimestamp();
        move.Took(phase, clock.GetElapsedTime(since, now));
        return now;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Move {Move} failed at its source: {Reason}")]
    private partial void LogFailed(MigrationId move, string reason);
}

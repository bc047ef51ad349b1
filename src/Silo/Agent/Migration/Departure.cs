using System.Text;
using System.Text.Json;
using Fog.Agent.Criu;
using Fog.Agent.Docker;
using Fog.Agent.Freezing;
using Fog.Agent.Migration.Files;
using Fog.Agent.Migration.Pages;
using Fog.Agent.Namespaces;
using Fog.Agent.Runc;
using Fog.Agent.Tasks;
using Fog.Agent.Volumes;

namespace Fog.Agent.Migration;

/// <summary>The source's part of a move: what can be sent while the task runs, then the freeze, the dump, and the destination's restore.</summary>
internal sealed partial class Departure(
    Sandboxes sandboxes, TaskVolumes volumes, NamespaceSockets sockets, MoveDoor door, Rehearsal rehearsal, ILinkNews links, TimeProvider clock, ILogger<Departure> log)
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
        var (order, files, start) = (move.Order.Task, keeper.Files, clock.GetTimestamp());
        move.Say("calling the destination");
        await using var stream = await door.Call(way, ct);
        var state = RuncState.Read(files) ?? throw new FogException("runc doesn't know the task");
        var sandbox = await sandboxes.Running(order.Task, order.Network, ct) ?? throw new FogException("the sandbox is gone");
        var still = move.Still = new StandStill(state.Freezer, await NetworkLock.Of(sandbox.Namespace, sockets));
        ImageSpace.Make(files.Images, ImageSpace.Most(move.Order));
        await using var criu = await CriuService.Start(files.Run, ct);
        using var worker = await criu.Worker(ct);

        move.Say("sending files");
        var mounted = await volumes.Ensure(order, ct, filled: true);
        await using var trees = new FileCourier(
            [new FileTree(files.Upper, false), .. mounted.Select(volume => new FileTree(volume.Source, volume.ReadOnly))], files.Run, new MappedFiles(() => still.Freezer.Processes), clock);
        await trees.SendLive(stream, ct);
        using var output = new OutputPart(files.Output);
        await output.Send(stream, ct);
        await trees.Wait(stream, ct);
        await rehearsal.Once.WaitAsync(ct);
        var task = DumpedTask.Of(state, files, order);
        var known = move.Order.Method == MigrationMethod.DeltaPreCopy ? await new LiveRounds(clock).Run(move, still.Freezer, stream, ct) : null;
        if (move.Order.Method == MigrationMethod.PreCopy)
        {
            await new PreDumpRounds(criu, task, files.Images, clock).Run(move, stream, ct);
        }

        await output.Send(stream, ct);
        var (outputs, level, tracked) = (TaskDump.Outputs(task.Pid), move.Seen.Rounds.Length, move.Order.Method == MigrationMethod.PreCopy);
        var images = ImageFiles.Level(files.Images, level);
        ImageFiles.MakeLevel(files.Images, level, linked: tracked);
        using var last = new LastDump(images, stream, level, known);
        using var dump = await TaskDump.Prepare(images, files.Id, worker, task, tracked ? level : null, ct);
        move.Say("freezing");
        keeper.SawMove(at => at with { Stage = MigrationStage.Frozen });
        move.Saw(seen => seen with { Stage = MigrationStage.Frozen });
        await still.Settle(ct);
        var (frozen, before, pages) = (clock.GetTimestamp(), stream.Bytes, 0L);
        await still.Stop(ct);
        var at = Lap(move, "freeze", frozen);
        move.Say("dumping");
        var dumping = dump.Finish();
        try
        {
            var sent = Send(last, dumping, move, at, ct);
            await trees.SendChanges(stream, ct);
            Lap(move, "files", at);
            await sent;
            pages = last.Sent;
        }
        finally
        {
            // Whatever failed beside it: a CRIU that ends at work leaves connections that are dead.
            await dumping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await output.Send(stream, ct);
        move.Say("waiting for the restore");
        await stream.SendValue(MoveFrame.Restore, new RestoreOrder(level, [.. outputs]), ct);
        at = Lap(move, "dump and send", at);
        links.Moved(move.Order.Destination, stream.Bytes, clock.GetElapsedTime(start));
        await Restored(move, stream, ct);
        Lap(move, "restore", at);
        Lap(move, "frozen", frozen);
        var round = new MigrationRound(stream.Bytes - before, pages, clock.GetElapsedTime(frozen), clock.GetElapsedTime(frozen));
        move.Saw(seen => seen with { Step = "frozen, waits for the verdict", Bytes = stream.Bytes, Rounds = seen.Rounds.Add(round) });
    }

    private async Task Send(LastDump last, Task dump, Move move, long since, CancellationToken ct)
    {
        var dumped = Time(dump, move, since);
        await last.Send(dump, ct);
        await dumped;
    }

    private async Task Time(Task dump, Move move, long since)
    {
        await dump;
        Lap(move, "dump", since);
    }

    private static async Task Restored(Move move, MoveStream stream, CancellationToken ct)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(ct);
        deadline.CancelAfter(Patience);
        var (kind, body) = await stream.Next(deadline.Token);
        while (kind is MoveFrame.FileData or MoveFrame.FilesDone)
        {
            (kind, body) = await stream.Next(deadline.Token); // the greeting of a pass that wasn't needed
        }

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

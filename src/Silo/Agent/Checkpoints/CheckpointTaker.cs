using Fog.Agent.Criu;
using Fog.Agent.Freezing;
using Fog.Agent.Migration;
using Fog.Agent.Migration.Files;
using Fog.Agent.Namespaces;
using Fog.Agent.Runc;
using Fog.Agent.Tasks;
using Fog.Agent.Transfer;
using Fog.Agent.Volumes;

namespace Fog.Agent.Checkpoints;

/// <summary>Takes a checkpoint of a task that runs on: files while it runs, then a standstill for the dump and for what changed meanwhile, then the sealed archive.</summary>
internal sealed partial class CheckpointTaker(TaskVolumes volumes, NamespaceSockets sockets, BlobStore blobs, TimeProvider clock, ILogger<CheckpointTaker> log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>When this returns, it is taken, or the record says why not; the task runs. A node that was killed in it begins anew, or lets the task go on.</summary>
    public async Task Take(TaskKeeper keeper, TaskRecord record, CancellationToken ct)
    {
        var (number, place, last) = (record.Taking!.Order.Number, new CheckpointPlace(keeper.Files.Home), record.Taken?.Blob);
        CheckpointTaken taken;
        try
        {
            if (record.Taking.IsFrozen)
            {
                await GoOn(keeper, ct);
                throw new FogException("the node was started anew in the middle of it");
            }

            place.Make();
            var frozen = await Fill(keeper, record, place, ct);
            taken = new CheckpointTaken(number, await blobs.Create((stream, stop) => SealedArchive.Write(place.Directory, stream, record.Taking.Order.Key, stop), ct), frozen, null);
            LogTook(keeper.Task, number, taken.Blob!.Size, frozen.TotalMilliseconds);
        }
        catch (Exception e) when (TaskWork.IsTrouble(e))
        {
            LogFailed(keeper.Task, number, e.Message);
            taken = new CheckpointTaken(number, null, default, e.Message);
        }
        finally
        {
            place.Wipe();
        }

        var mine = false;
        keeper.Saw(seen => (mine = seen.Taking?.Order.Number == number) ? seen with { Taking = null, Taken = taken } : seen);
        if ((mine ? last : taken.Blob) is { } old && old != (mine ? taken.Blob : null))
        {
            blobs.Drop(old.Digest); // its keepers have it, or nobody will
        }
    }

    /// <returns>How long the task stood still.</returns>
    private async Task<TimeSpan> Fill(TaskKeeper keeper, TaskRecord record, CheckpointPlace place, CancellationToken ct)
    {
        var files = keeper.Files;
        var state = RuncState.Read(files) is { Freezer.Processes.Count: > 0 } there ? there : throw new FogException("it has no process");
        if (OpenThings.Obstacles(state.Freezer.Processes).ToArray() is [_, ..] obstacles)
        {
            throw new FogException(string.Join(' ', obstacles));
        }

        var memory = place.Memory;
        memory.Make();
        var mounted = record.Order.Spec.Volumes.Zip(await volumes.Ensure(record.Order, ct, filled: true));
        var trees = new TreeCopies(
            [new TreeCopy(files.Upper, place.Upper), .. mounted.Select(pair => new TreeCopy(pair.Second.Source, pair.First.InMemory ? memory.Volume(pair.First.Name) : place.Volume(pair.First.Name)))],
            new MappedFiles(() => state.Freezer.Processes),
            clock);
        await trees.Live(ct);
        await using var criu = await CriuService.Start(files.Run, ct);
        using var worker = await criu.Worker(ct);
        using var still = new StandStill(state.Freezer, await NetworkLock.Of($"/proc/{state.Pid}/ns/net", sockets));
        var task = DumpedTask.Of(state, files, record.Order);
        var outputs = TaskDump.Outputs(task.Pid);
        using var dump = await TaskDump.Prepare(memory.Images, files.Id, worker, task, null, ct);
        keeper.Saw(seen => seen.Taking is { } taking ? seen with { Taking = taking with { IsFrozen = true } } : seen, durable: false);
        long start;
        try
        {
            await still.Settle(ct);
            start = clock.GetTimestamp();
            await still.Stop(ct);
            await DumpBeside(trees, dump.Finish(), ct);
        }
        finally
        {
            DroppedSockets.Mend(state.Freezer.Processes);
            still.Go();
        }

        var frozen = clock.GetElapsedTime(start);
        memory.Complete(record.Taking!.Order.Number, outputs);
        return frozen;
    }

    /// <summary>Whatever fails beside it, the dump is let end: a CRIU that ends at work leaves connections that are dead.</summary>
    private static async Task DumpBeside(TreeCopies trees, Task dump, CancellationToken ct)
    {
        try
        {
            await trees.Again(ct);
        }
        finally
        {
            await dump.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await dump;
    }

    /// <summary>When this returns, a task that a former life of the node left standing still goes on; what fails is tried again, for ever.</summary>
    private async Task GoOn(TaskKeeper keeper, CancellationToken ct)
    {
        while (RuncState.Read(keeper.Files) is { Freezer.Processes.Count: > 0 } state)
        {
            try
            {
                CriuService.EndLeft(keeper.Files.Run);
                await Tracers.Gone(state.Freezer, clock);
                using var still = new StandStill(state.Freezer, await NetworkLock.Of($"/proc/{state.Pid}/ns/net", sockets));
                DroppedSockets.Mend(state.Freezer.Processes);
                still.Go();
                return;
            }
            catch (Exception e) when (TaskWork.IsTrouble(e))
            {
                LogStill(keeper.Task, e.Message);
                await Task.Delay(Pause, clock, ct);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Checkpoint {Number} of task {Task}: {Bytes} bytes, it stood still for {Frozen} ms.")]
    private partial void LogTook(TaskId task, long number, long bytes, double frozen);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Checkpoint {Number} of task {Task} couldn't be taken, it runs on: {Reason}")]
    private partial void LogFailed(TaskId task, long number, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Task {Task} stands still for a checkpoint that nobody takes any more, and goes on in a moment: {Reason}")]
    private partial void LogStill(TaskId task, string reason);
}

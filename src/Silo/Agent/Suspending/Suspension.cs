using Fog.Agent.Criu;
using Fog.Agent.Docker;
using Fog.Agent.Freezing;
using Fog.Agent.Migration;
using Fog.Agent.Namespaces;
using Fog.Agent.Runc;
using Fog.Agent.SharedState;
using Fog.Agent.Tasks;
using Fog.Agent.Volumes;

namespace Fog.Agent.Suspending;

/// <summary>
/// Puts a task to rest. Its process stands still from the dump on and ends only after the record says that it rests: until then the process is the
/// task, from then on the memory on disk is. At no line are there none, or two that may go on.
/// </summary>
internal sealed partial class Suspension(
    Sandboxes sandboxes, TaskVolumes volumes, MemoryVolumes inMemory, NamespaceSockets sockets, TaskDoors doors, TaskRemoval removal, TimeProvider clock, ILogger<Suspension> log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>When this returns, the task rests, or runs on and its record says why. A node that was killed in it begins anew.</summary>
    public async Task Suspend(TaskKeeper keeper, TaskRecord record, CancellationToken ct)
    {
        if (record.Phase == TaskPhase.Running && !await IsSaved(keeper, record, ct))
        {
            return;
        }

        await Clear(keeper, ct);
    }

    /// <summary>When this returns, nothing of the task is left but its files: its sandbox goes with the connections in it, of whose end nobody hears.</summary>
    /// <remarks>A task that rests doesn't fail because an engine that starts beside the node doesn't answer yet.</remarks>
    public async Task Clear(TaskKeeper keeper, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                await removal.TakeProcess(keeper, keepRoot: false, ct);
                doors.Close(keeper.Task);
                await sandboxes.Remove(SandboxOrder.NameOf(keeper.Task), ct);
                await volumes.Release(keeper.Task, ct);
                return;
            }
            catch (Exception e) when (TaskWork.IsTrouble(e))
            {
                LogUncleared(keeper.Task, e.Message);
                await Task.Delay(Pause, clock, ct);
            }
        }
    }

    private async Task<bool> IsSaved(TaskKeeper keeper, TaskRecord record, CancellationToken ct)
    {
        var memory = new SavedMemory(keeper.Files.Home);
        var state = RuncState.Read(keeper.Files);
        if (state is null || state.Freezer.Processes.Count == 0)
        {
            if (memory.Outputs(record.Rest) is null)
            {
                keeper.Saw(seen => TaskEnd.Look(seen with { Wanted = Wanted.Running, Step = "running" }, keeper.Files)); // it ended before it could be saved
                return false;
            }

            Rests(keeper, memory); // the host lost its power in the middle of it
            return true;
        }

        if (await Refusal(keeper, record, state, memory, ct) is { } reason)
        {
            LogRunsOn(keeper.Task, reason);
            keeper.Saw(seen => seen.Wanted == Wanted.Suspended
                ? seen with { Wanted = Wanted.Running, Step = "running, couldn't be suspended", Error = $"couldn't be suspended: {reason}" }
                : seen);
            return false;
        }

        return true;
    }

    private void Rests(TaskKeeper keeper, SavedMemory memory)
    {
        var bytes = memory.Bytes;
        keeper.Saw(seen => seen with
        {
            Phase = TaskPhase.Suspended, Step = $"suspended with {TaskLimits.Mebibytes(bytes)} on disk", Pid = null, ExitCode = null, Error = null,
        });
        LogRests(keeper.Task, bytes);
    }

    /// <summary>Why it can't be saved: then it runs on as before. Null when it is saved, and stands still.</summary>
    private async Task<string?> Refusal(TaskKeeper keeper, TaskRecord record, RuncState state, SavedMemory memory, CancellationToken ct)
    {
        var files = keeper.Files;
        StandStill? still = null;
        try
        {
            CriuService.EndLeft(files.Run);
            await Tracers.Gone(state.Freezer, clock);
            var space = $"/proc/{state.Pid}/ns/net"; // by the process: the engine may not be up yet
            still = new StandStill(state.Freezer, await NetworkLock.Of(space, sockets));
            if (!state.Freezer.IsFrozen && OpenThings.Obstacles(state.Freezer.Processes).ToArray() is [_, ..] obstacles)
            {
                return string.Join(' ', obstacles);
            }

            memory.Make();
            await using var criu = await CriuService.Start(files.Run, ct);
            using var worker = await criu.Worker(ct);
            var task = DumpedTask.Of(state, files, record.Order);
            var outputs = TaskDump.Outputs(task.Pid);
            using var dump = await TaskDump.Prepare(memory.Images, files.Id, worker, task, null, ct);
            await still.Settle(ct);
            await still.Stop(ct);
            await dump.Finish();
            await inMemory.Keep(record.Order, memory, ct);
            memory.Complete(record.Rest, outputs);
            Rests(keeper, memory);
            return null;
        }
        catch (Exception e) when (TaskWork.IsTrouble(e))
        {
            memory.Wipe();
            DroppedSockets.Mend(state.Freezer.Processes);
            still?.Go();
            return e.Message;
        }
        finally
        {
            still?.Dispose();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Task {Task} rests, but not all that it had is given back yet: {Reason}")]
    private partial void LogUncleared(TaskId task, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Task {Task} rests, {Bytes} bytes of it are on disk.")]
    private partial void LogRests(TaskId task, long bytes);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Task {Task} couldn't be suspended and runs on: {Reason}")]
    private partial void LogRunsOn(TaskId task, string reason);
}

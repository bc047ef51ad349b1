using Fog.Agent.Docker;
using Fog.Agent.Runc;
using Fog.Agent.SharedState;
using Fog.Agent.Transfer;
using Fog.Agent.Volumes;

namespace Fog.Agent.Tasks;

/// <summary>Takes a task from this host so that nothing of it is left. Each step may find its work done.</summary>
internal sealed partial class TaskRemoval(Sandboxes sandboxes, TaskVolumes volumes, TaskDoors doors, BlobStore blobs, ILogger<TaskRemoval> log)
{
    /// <summary>How long a process may take to end after SIGTERM.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(3);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>When this returns, the task is gone: process, root, sandbox, files, and its volumes when asked.</summary>
    public async Task Remove(TaskKeeper keeper, TaskRecord record, CancellationToken ct)
    {
        await TakeProcess(keeper, keepRoot: false, ct);
        doors.Close(keeper.Task);
        await sandboxes.Remove(SandboxOrder.NameOf(keeper.Task), ct);
        await (record.RemoveVolumes ? volumes.Remove(keeper.Task, ct) : volumes.Release(keeper.Task, ct));

        if (record.Taken?.Blob is { } checkpoint)
        {
            blobs.Drop(checkpoint.Digest);
        }

        LogRemoved(keeper.Task);
        keeper.Forget();
    }

    /// <summary>When this returns, the task has no process and no container, and no mounted root unless that is to be kept.</summary>
    public async Task TakeProcess(TaskKeeper keeper, bool keepRoot, CancellationToken ct)
    {
        var files = keeper.Files;
        if (RuncState.Read(files)?.Freezer is { IsFrozen: true } frozen)
        {
            frozen.Kill(); // one that was frozen for a move doesn't hear SIGTERM
        }

        await RuncTool.Kill(files, "TERM", ct);
        if (!await Within(Grace, async () => await RuncTool.Status(files, ct) is not "running", ct))
        {
            await RuncTool.Kill(files, "KILL", ct);
        }

        await RuncTool.Delete(files, ct);
        await Within(Grace, () => Task.FromResult(!Conmon.IsAlive(files)), ct);
        if (!keepRoot)
        {
            await RootFs.Unmount(files, ct);
        }

        File.Delete(files.ExitFile);
    }

    private static async Task<bool> Within(TimeSpan time, Func<Task<bool>> holds, CancellationToken ct)
    {
        for (var waited = TimeSpan.Zero; waited < time; waited += Pause)
        {
            if (await holds())
            {
                return true;
            }

            await Task.Delay(Pause, ct);
        }

        return await holds();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Task {Task} is gone from this host.")]
    private partial void LogRemoved(TaskId task);
}

using Fog.Agent.Checkpoints;
using Fog.Agent.Docker;
using Fog.Agent.Freezing;
using Fog.Agent.Images;
using Fog.Agent.Migration;
using Fog.Agent.Namespaces;
using Fog.Agent.Runc;
using Fog.Agent.Tasks;

namespace Fog.Agent.Suspending;

/// <summary>
/// Brings a task back from its memory on disk. The restored process stands still until the record says that it runs: until then the memory on disk
/// is the task, from then on the process is.
/// </summary>
internal sealed partial class Resumption(
    ImageSupply images, Swarm swarm, Unpacking unpacking, MemoryVolumes inMemory, Sandboxes sandboxes, Furnishing furnishing, NamespaceSockets sockets, TaskRemoval removal, Suspension suspension,
    ILogger<Resumption> log)
{
    /// <summary>When this returns, the task runs, or rests on and its record says why. A node that was killed in it begins anew.</summary>
    public async Task Resume(TaskKeeper keeper, TaskRecord record, CancellationToken ct)
    {
        try
        {
            var (pid, overlay) = await Restore(keeper, record, ct);
            keeper.Saw(seen => seen with { Phase = TaskPhase.Running, Step = "running", Pid = pid, Overlay = overlay, ExitCode = null, Error = null, Kills = 0, Return = null });
            LogRuns(keeper.Task, pid);
        }
        catch (Exception e) when (TaskWork.IsTrouble(e))
        {
            LogRestsOn(keeper.Task, e.Message);
            var error = $"couldn't be resumed: {keeper.Record?.Step}: {e.Message}";
            keeper.Saw(seen => seen.Wanted == Wanted.Running ? seen with { Wanted = Wanted.Suspended, Step = "suspended", Error = error } : seen);
            await suspension.Clear(keeper, ct);
            return;
        }

        await Finish(keeper, keeper.Record!);
    }

    /// <summary>When this returns, a process that was restored goes on, and its memory isn't on disk any more. Of one that wasn't nothing is done.</summary>
    public async Task Finish(TaskKeeper keeper, TaskRecord record)
    {
        var memory = new SavedMemory(keeper.Files.Home);
        if (!memory.IsThere || record is not { Phase: TaskPhase.Running, Wanted: Wanted.Running, Move: null })
        {
            return;
        }

        if (RuncState.Read(keeper.Files) is { Freezer.Processes.Count: > 0 } state)
        {
            using var still = new StandStill(state.Freezer, await NetworkLock.Of($"/proc/{state.Pid}/ns/net", sockets));
            still.Go();
        }

        memory.Wipe();
    }

    private async Task<(int Pid, string Overlay)> Restore(TaskKeeper keeper, TaskRecord record, CancellationToken ct)
    {
        var (order, files, memory) = (record.Order, keeper.Files, new SavedMemory(keeper.Files.Home));
        await removal.TakeProcess(keeper, keepRoot: false, ct);
        if (record.Return is { } from)
        {
            keeper.Say("getting the checkpoint");
            await unpacking.Unpack(files, order, from, ct);
        }

        var outputs = memory.Outputs(record.Rest) ?? throw new FogException("its memory isn't whole on this host; deploy it anew, or remove it");
        keeper.Say("getting the image");
        await images.Ensure(order, keeper.Say, ct);
        keeper.Say("getting the volumes");
        await inMemory.Fill(order, memory, ct);
        keeper.Say("joining the swarm");
        await swarm.Join(order.Swarm, ct);
        keeper.Say("making the sandbox");
        await sandboxes.Remove(SandboxOrder.NameOf(order.Task), ct); // connections are restored in a network that never had them
        var sandbox = await sandboxes.Ensure(SandboxOrder.For(order), ct);
        var furniture = await furnishing.Furnish(files, order, record.Peers, sandbox, ct);
        keeper.Say("restoring");
        var state = await Template.Make(files, ct);
        using var network = await NetworkLock.Of(sandbox.Namespace, sockets);
        network.Close();
        using var monitor = await RestoreMonitor.Start(files, state, sandbox.Namespace, ct);
        return (await monitor.Restore(furniture.Mounts(files), memory.Images, [.. outputs], connected: record.Return is null, ct), sandbox.Overlay);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Task {Task} was resumed as process {Pid}.")]
    private partial void LogRuns(TaskId task, int pid);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Task {Task} couldn't be resumed and rests on: {Reason}")]
    private partial void LogRestsOn(TaskId task, string reason);
}

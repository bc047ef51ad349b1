using System.Text.Json;
using Fog.Agent.Checkpoints;
using Fog.Agent.Docker;
using Fog.Agent.Images;
using Fog.Agent.Routing;
using Fog.Agent.Runc;
using Fog.Agent.SharedState;
using Fog.Agent.Suspending;
using Fog.Agent.Volumes;

namespace Fog.Agent.Tasks;

/// <summary>The pieces of work that bring a task up on this host. Each may be repeated after a crash at any line.</summary>
internal sealed partial class TaskWork(
    ImageSupply images, Swarm swarm, TaskVolumes volumes, Sandboxes sandboxes, Furnishing furnishing, TaskDoors doors, TaskRemoval removal, Suspension suspension, Resumption resumption,
    CheckpointTaker checkpoints, TimeProvider clock, ILogger<TaskWork> log)
    : ITaskWork
{
    /// <summary>How long a running task waits for the engine to come back before its routes are tried again.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public async Task Do(TaskKeeper keeper, TaskRecord record, CancellationToken ct)
    {
        try
        {
            await (record switch
            {
                { Wanted: Wanted.Gone } => removal.Remove(keeper, record, ct),
                { Phase: TaskPhase.Preparing } => Prepare(keeper, record, ct),
                { Phase: TaskPhase.Prepared, Wanted: Wanted.Running } => Start(keeper, record, ct),
                { Phase: TaskPhase.Running, Taking: not null } => TakeCheckpoint(keeper, record, ct),
                { Phase: TaskPhase.Running or TaskPhase.Suspended, Wanted: Wanted.Suspended } => suspension.Suspend(keeper, record, ct),
                { Phase: TaskPhase.Suspended } => Resume(keeper, record, ct),
                { Phase: TaskPhase.Running } => RouteUntilDone(keeper, ct),
                _ => Task.CompletedTask,
            });
        }
        catch (Exception e) when (IsTrouble(e))
        {
            LogFailed(keeper.Task, keeper.Record?.Step ?? "", e.Message);
            keeper.Saw(seen => seen with { Phase = TaskPhase.Failed, Error = $"{seen.Step}: {e.Message}" }, unstored: true);
        }
    }

    private async Task Prepare(TaskKeeper keeper, TaskRecord record, CancellationToken ct)
    {
        var order = record.Order;
        await removal.TakeProcess(keeper, keepRoot: false, ct);
        new SavedMemory(keeper.Files.Home).Wipe();
        new CheckpointPlace(keeper.Files.Home).Wipe();
        keeper.Say("getting the image");
        await images.Ensure(order, keeper.Say, ct);
        keeper.Say("getting the volumes");
        await volumes.Ensure(order, ct, filled: record.Move is not null);
        keeper.Say("joining the swarm");
        await swarm.Join(order.Swarm, ct);
        keeper.Say("making the sandbox");
        var sandbox = await sandboxes.Ensure(SandboxOrder.For(order), ct);
        await PeerRoutes.Apply(sandbox.Namespace, order.Address, [], ct);
        keeper.Saw(seen => seen with { Phase = TaskPhase.Prepared, Step = "prepared", Overlay = sandbox.Overlay });
    }

    private async Task Start(TaskKeeper keeper, TaskRecord record, CancellationToken ct)
    {
        var (order, files) = (record.Order, keeper.Files);
        keeper.Say("starting the process");
        var sandbox = await sandboxes.Running(order.Task, order.Network, ct)
            ?? throw new FogException("the sandbox is gone; deploy again");
        await furnishing.Furnish(files, order, record.Peers, sandbox, ct);
        var pid = await Process(keeper, ct);
        LogStarted(order.Task, pid);
        keeper.Saw(seen => TaskEnd.Look(seen with { Phase = TaskPhase.Running, Step = "running", Pid = pid, ExitCode = null, Error = null, Kills = 0 }, files));
        await Hold(keeper, ct);
    }

    /// <summary>The checkpoint first: whatever else is wanted, a task that stands still for one is let go.</summary>
    private async Task TakeCheckpoint(TaskKeeper keeper, TaskRecord record, CancellationToken ct)
    {
        await checkpoints.Take(keeper, record, ct);
        if (keeper.Record is { Taking: null } after)
        {
            await Do(keeper, after, ct);
        }
    }

    private async Task Resume(TaskKeeper keeper, TaskRecord record, CancellationToken ct)
    {
        await resumption.Resume(keeper, record, ct);
        await Hold(keeper, ct);
    }

    /// <summary>The running process; a node that was killed between its creation and the record of it finds it again.</summary>
    private async Task<int> Process(TaskKeeper keeper, CancellationToken ct)
    {
        var files = keeper.Files;
        var status = await RuncTool.Status(files, ct);
        if (status is not ("created" or "running") || Conmon.Pid(files) is not { } pid)
        {
            await removal.TakeProcess(keeper, keepRoot: true, ct);
            (status, pid) = ("created", await Conmon.Create(files, RuncTool.Program, ct));
        }

        if (status == "created")
        {
            await RuncTool.Start(files, ct);
        }

        return pid;
    }

    /// <summary>A process that runs isn't failed because an engine that starts beside the node doesn't answer yet.</summary>
    private async Task RouteUntilDone(TaskKeeper keeper, CancellationToken ct)
    {
        await Hold(keeper, ct);
        while (keeper.Record is { Phase: TaskPhase.Running, Wanted: Wanted.Running } record)
        {
            try
            {
                await resumption.Finish(keeper, record);
                await Route(keeper, record, ct);
                return;
            }
            catch (Exception e) when (IsTrouble(e))
            {
                LogUnrouted(keeper.Task, e.Message);
                await Task.Delay(Pause, clock, ct);
            }
        }
    }

    private async Task Route(TaskKeeper keeper, TaskRecord record, CancellationToken ct)
    {
        if (await sandboxes.Running(record.Order.Task, record.Order.Network, ct) is { } sandbox)
        {
            await PeerRoutes.Apply(sandbox.Namespace, record.Order.Address, record.Peers, ct);
            await doors.Open(record.Order.Task, sandbox.Namespace);
            await HostsFile.Write(keeper.Files.HostsFile, HostsFile.Text(record.Order.Task.Task, record.Order.Address, record.Peers), ct);
        }
    }

    /// <summary>Limits may have been changed while the process was being started, or by a life of the node that ended half-way.</summary>
    private async Task Hold(TaskKeeper keeper, CancellationToken ct)
    {
        if (keeper.Record is { Phase: TaskPhase.Running, Order.Spec.Resources: var wanted } && !keeper.Files.Group.Has(Bundle.Limits(wanted))
            && await TaskLimits.Apply(keeper.Files, wanted, ct) is { } refusal)
        {
            LogUnlimited(keeper.Task, refusal);
        }
    }

    /// <summary>What work on a host fails with, whatever it touches.</summary>
    public static bool IsTrouble(Exception e) =>
        e is FogException or UnauthorizedAccessException or InvalidDataException or JsonException or ObjectDisposedException or System.ComponentModel.Win32Exception || Engines.IsTrouble(e);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Task {Task} runs, but its routes can't be set now and are tried again: {Reason}")]
    private partial void LogUnrouted(TaskId task, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Task {Task} runs, but not within the limits that were set last: {Reason}")]
    private partial void LogUnlimited(TaskId task, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Task {Task} runs as process {Pid}.")]
    private partial void LogStarted(TaskId task, int pid);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Task {Task} failed while {Step}: {Reason}")]
    private partial void LogFailed(TaskId task, string step, string reason);
}

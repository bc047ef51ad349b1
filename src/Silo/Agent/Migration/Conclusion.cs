using Fog.Agent.Criu;
using Fog.Agent.Docker;
using Fog.Agent.Freezing;
using Fog.Agent.Namespaces;
using Fog.Agent.Runc;
using Fog.Agent.Tasks;

namespace Fog.Agent.Migration;

/// <summary>Carries a verdict out at this end. Each step may find its work done: a node that was killed in it begins anew.</summary>
internal sealed partial class Conclusion(Sandboxes sandboxes, NamespaceSockets sockets, TimeProvider clock, ILogger<Conclusion> log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>When this returns, it is carried out; what fails is tried again, for ever.</summary>
    public async Task CarryOut(TaskKeeper keeper, Move move, Verdict verdict)
    {
        while (true)
        {
            try
            {
                await Try(keeper, move, verdict);
                move.Saw(seen => seen with { Stage = MigrationStage.Done, Step = $"{verdict}".ToLowerInvariant() });
                LogConcluded(move.Order.Id, verdict, move.Side);
                return;
            }
            catch (Exception e) when (TaskWork.IsTrouble(e))
            {
                LogAgain(move.Order.Id, verdict, e.Message);
                await Task.Delay(Pause, clock);
            }
        }
    }

    private async Task Try(TaskKeeper keeper, Move move, Verdict verdict)
    {
        if (keeper.Record?.Move?.Order.Id != move.Order.Id)
        {
            return; // it was carried out by a former life of the node
        }

        var start = clock.GetTimestamp();
        move.Still ??= await Still(keeper);
        switch (move.Side, verdict)
        {
            case (MoveSide.Destination, Verdict.Commit):
                move.Still?.Go();
                keeper.Saw(Arrived, durable: false);
                move.Took("resume", clock.GetElapsedTime(start));
                ImageSpace.Wipe(keeper.Files.Images);
                keeper.Saw(record => record);
                break;
            case (MoveSide.Source, Verdict.Abort):
                CriuService.EndLeft(keeper.Files.Run);
                await Tracers.Gone(move.Still?.Freezer, clock);
                LogMended(move.Order.Id, DroppedSockets.Mend(move.Still?.Freezer.Processes ?? []));
                move.Still?.Go();
                keeper.Saw(record => record with { Move = null });
                ImageSpace.Wipe(keeper.Files.Images);
                break;
            default:
                move.Still?.End();
                CriuService.EndLeft(keeper.Files.Run);
                ImageSpace.Wipe(keeper.Files.Images);
                await Gone(keeper);
                break;
        }

        move.Still?.Dispose();
    }

    /// <summary>The task is this host's from now on. What was restored before the host lost its power is gone with it.</summary>
    private static TaskRecord Arrived(TaskRecord record) => record.Move is { Stage: MigrationStage.Restored, Pid: { } pid }
        ? record with { Phase = TaskPhase.Running, Wanted = Wanted.Running, Step = "running", Pid = pid, Move = null }
        : record with
        {
            Phase = TaskPhase.Failed, Wanted = Wanted.Running, Step = TaskObservation.Lost, Move = null,
            Error = "the host went down while the task came to it; deploy again to start it anew",
        };

    /// <summary>The copy at this end as a former life of the node left it.</summary>
    private async Task<StandStill?> Still(TaskKeeper keeper) =>
        RuncState.Read(keeper.Files) is { } state
        && keeper.Record is { } record
        && await sandboxes.Running(keeper.Task, record.Order.Network, CancellationToken.None) is { } sandbox
            ? new StandStill(state.Freezer, await NetworkLock.Of(sandbox.Namespace, sockets))
            : null;

    /// <summary>The keeper removes it, and is asked again when that fails; an order to come here again may overtake it.</summary>
    private async Task Gone(TaskKeeper keeper)
    {
        var move = keeper.Record?.Move?.Order.Id;
        while (keeper.Record?.Move?.Order.Id is { } left && left == move)
        {
            keeper.Remove(volumes: true);
            var asked = clock.GetTimestamp();
            while (keeper.Record?.Move?.Order.Id == move && clock.GetElapsedTime(asked) < Pause)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), clock);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Move {Move}: {Count} connections were taken out of repair mode.")]
    private partial void LogMended(MigrationId move, int count);

    [LoggerMessage(Level = LogLevel.Information, Message = "Move {Move}: {Verdict} carried out at its {Side}.")]
    private partial void LogConcluded(MigrationId move, Verdict verdict, MoveSide side);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Move {Move}: {Verdict} isn't carried out yet and is tried again: {Reason}")]
    private partial void LogAgain(MigrationId move, Verdict verdict, string reason);
}

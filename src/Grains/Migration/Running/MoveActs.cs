using Fog.Nodes;
using Fog.Placement;
using Fog.Tasks;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Fog.Migration.Running;

/// <summary>What is done for a move: each act is idempotent, stored before it is done, and may be done again after a crash.</summary>
internal sealed partial class MoveActs(
    TaskId task, TaskJournal journal, IGrainFactory grains, IClusterMembershipService members, TimeProvider clock, MoveDebts debts, MoveRoutes routes,
    PlaceTelling place, ILogger log)
{
    private IServiceGrain Service => grains.GetGrain<IServiceGrain>(task.Service.Value);

    /// <summary>The service is told; a lost word is made up for by its next look at the task.</summary>
    public void TellService(MigrationStatus status) => Service.TaskMoved(journal.Now.Status(task, null), status).Ignore();

    /// <summary>Does one step.</summary>
    /// <returns>Whether another may follow at once.</returns>
    public async Task<bool> Do(MigrationStep step, MoveEnds ends)
    {
        var move = journal.Now.Move!;
        var order = move.Order;
        switch (step)
        {
            case MigrationStep.Reserve:
                return await Try(move, async () =>
                {
                    var refusal = await grains.Ask(order.Destination, node => node.Reserve(task, order.Task.Spec));
                    await Unless(move, refusal, now => now with { Move = move.Enter(MigrationPhase.Preparing, clock.GetUtcNow()) }, ends);
                });
            case MigrationStep.Receive:
                return await Try(move, async () => ends.Heard(move, order.Destination, await grains.Ask(order.Destination, node => node.Receive(order)))) && false;
            case MigrationStep.Open open:
                await journal.Write(journal.Now with { Move = (move with { Door = open.Door }).Enter(MigrationPhase.Moving, clock.GetUtcNow()) });
                return true;
            case MigrationStep.Send send:
                return await Try(move, async () => ends.Heard(move, order.Source, await grains.Ask(order.Source, node => node.Send(order, send.Door)))) && false;
            case MigrationStep.Decide decide:
                await Decide(decide, ends);
                return true;
            case MigrationStep.Conclude conclude:
                await Task.WhenAll(
                    conclude.Destination ? Conclude(move, order.Destination, ends) : Task.CompletedTask,
                    conclude.Source ? Conclude(move, order.Source, ends) : Task.CompletedTask);
                return ends.Sight(move, null) is { Source.Stage: MigrationStage.Done, Destination.Stage: MigrationStage.Done };
            case MigrationStep.Close close:
                await Close(move, close, ends);
                return false;
            default:
                return false;
        }

        async Task<bool> Try(MigrationState of, Func<Task> act)
        {
            try
            {
                await act();
                return true;
            }
            catch (NodeUnavailableException)
            {
                return false; // the next look tells whether it is gone; the deadline bounds the waiting
            }
            catch (FogException e)
            {
                await Unless(of, e.Message, now => now, ends);
                return false;
            }
        }
    }

    /// <summary>Stores the verdict, then has it carried out: what this returns from can't be taken back.</summary>
    public async Task Decide(MigrationStep.Decide decide, MoveEnds ends)
    {
        var move = journal.Now.Move!;
        var sight = ends.Sight(move, null);
        await journal.Write(journal.Now.Decides(decide.Verdict, decide.Reason, sight.Destination.Seen, clock.GetUtcNow()));
        LogDecided(move.Id, decide.Verdict, move.Order.Source, move.Order.Destination, decide.Reason ?? "restored");
        if (decide.Verdict == Verdict.Commit)
        {
            Turn().Ignore();
        }

        place.Tell().Ignore();
    }

    /// <summary>Not before who asked for the verdict has it.</summary>
    private async Task Turn()
    {
        await Task.Yield();
        await routes.Turn(members.Alive());
    }

    private async Task Unless(MigrationState move, string? refusal, Func<TaskState, TaskState> change, MoveEnds ends)
    {
        if (!ReferenceEquals(journal.Now.Move, move))
        {
            return; // decided meanwhile
        }

        if (refusal is not null)
        {
            await Decide(new MigrationStep.Decide(Verdict.Abort, refusal), ends);
        }
        else
        {
            await journal.Write(change(journal.Now));
        }
    }

    private async Task Conclude(MigrationState move, NodeName node, MoveEnds ends)
    {
        if (await debts.Tell(move.Id, node, move.Verdict) is { } seen)
        {
            ends.Heard(move, node, seen);
        }
    }

    private async Task Close(MigrationState move, MigrationStep.Close close, MoveEnds ends)
    {
        var sight = ends.Sight(move, null);
        var lost = move.Verdict == Verdict.Commit && sight.Destination.Stage == MigrationStage.Failed ? sight.Destination.Seen!.Error ?? "its copy was lost" : null;
        var now = clock.GetUtcNow();
        var report = MoveReports.Report(lost is null ? move : move with { Error = lost }, sight, ends.Deciding, now);
        var (source, destination) = (move.Order.Source, move.Order.Destination);
        var (sourceOwed, destinationOwed) = move.Verdict == Verdict.Commit
            ? (close.SourceOwed || !await debts.Release(source), close.DestinationOwed)
            : (close.SourceOwed, close.DestinationOwed || !await debts.Release(destination));
        Debt[] owed =
        [
            .. sourceOwed ? [new Debt(move.Id, source, move.Verdict)] : Array.Empty<Debt>(),
            .. destinationOwed ? [new Debt(move.Id, destination, move.Verdict)] : Array.Empty<Debt>(),
        ];
        await journal.Write(journal.Now.Closes(report, owed, now));
        LogOver(move.Id, MoveReports.Sentence(report));
        TellService(new(move.Id, journal.Now.Move!.Phase, "", null, null, move.Forecast, move.Started, report));
        await place.Tell();
        if (move.Verdict == Verdict.Commit)
        {
            await routes.Acquaint(destination);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Move {Move} from {Source} to {Destination}: {Verdict}, {Reason}.")]
    private partial void LogDecided(MigrationId move, Verdict verdict, NodeName source, NodeName destination, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Move {Move} {Sentence}.")]
    private partial void LogOver(MigrationId move, string sentence);
}

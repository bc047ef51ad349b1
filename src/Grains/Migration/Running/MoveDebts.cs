using Fog.Nodes;
using Fog.Placement;
using Fog.Tasks;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Fog.Migration.Running;

/// <summary>Tells ends their verdict, as often as it takes: an end that is away is told when it is back.</summary>
internal sealed partial class MoveDebts(
    TaskId task, TaskJournal journal, IGrainFactory grains, IClusterMembershipService members, MoveRoutes routes, ILogger log)
{
    /// <summary>Tells what is owed to those that are there again.</summary>
    public async Task Pay()
    {
        var alive = members.Alive().ToHashSet();
        foreach (var debt in journal.Now.Debts.Where(debt => alive.Contains(debt.Node)).ToArray())
        {
            var seen = await Tell(debt.Id, debt.Node, debt.Verdict);
            if (seen?.Stage == MigrationStage.Done && (journal.Now.Node == debt.Node || await Release(debt.Node)))
            {
                await journal.Write(journal.Now.Paid(debt));
            }
        }

        if (journal.Now.HasNewWay() && journal.Now.Unrouted.Where(alive.Contains).ToArray() is [_, ..] back)
        {
            await routes.Turn(back);
        }
    }

    /// <summary>Tells one end; null when it can't be told now.</summary>
    public async Task<MigrationObservation?> Tell(MigrationId id, NodeName node, Verdict verdict)
    {
        try
        {
            return await grains.Ask(node, grain => grain.Conclude(id, verdict));
        }
        catch (FogException e)
        {
            LogUntold(id, verdict, node, e.Message);
            return null;
        }
    }

    /// <summary>Gives a host's promise for the task back.</summary>
    /// <returns>Whether the host could be told.</returns>
    public async Task<bool> Release(NodeName node)
    {
        try
        {
            await grains.Tell(node, grain => grain.Release(task));
            return true;
        }
        catch (NodeUnavailableException)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Move {Move}: {Node} isn't told of its {Verdict} yet and is told again: {Reason}")]
    private partial void LogUntold(MigrationId move, Verdict verdict, NodeName node, string reason);
}

using Fog.Agent.Tasks;

namespace Fog.Agent.Migration;

/// <summary>Takes verdicts on moves, whoever brings them, and has them carried out, each once.</summary>
internal sealed class Verdicts(Moves moves, TaskKeepers keepers, Conclusion conclusion)
{
    /// <summary>When this returns, the verdict is being carried out, or was. Of a move that isn't known here nothing is left, and nothing will come.</summary>
    public MigrationObservation Take(MigrationId id, Verdict verdict)
    {
        moves.Bury(id);
        if (moves.Of(id) is not { } move)
        {
            return Moves.Done(id);
        }

        if (move.Seen.Stage != MigrationStage.Done)
        {
            move.Conclude(() => conclusion.CarryOut(keepers.Of(id.Task), move, verdict));
        }

        return move.Seen;
    }
}

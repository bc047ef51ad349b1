using Fog.Nodes;
using Fog.Placement;
using Orleans.Runtime;

namespace Fog.Migration.Running;

/// <summary>What is seen of both ends of a move: by asking them, and by what they tell.</summary>
internal sealed class MoveEnds(IGrainFactory grains, IClusterMembershipService members, TimeProvider clock)
{
    private MigrationId? _of;
    private MigrationObservation? _source;
    private MigrationObservation? _destination;
    private DateTimeOffset? _frozen;

    /// <summary>How long the destination waited for the verdict: the grain's part of the standstill. Null when the grain found it by a look.</summary>
    public TimeSpan? Deciding { get; set; }

    /// <summary>Whether the source was seen frozen.</summary>
    public bool IsFrozen => _frozen is not null;

    /// <summary>What was told of one end; one that tells of another move is ignored, and so is what is older than what is known.</summary>
    public void Heard(MigrationState move, NodeName node, MigrationObservation seen)
    {
        Turn(move.Id);
        if (seen.Id != move.Id)
        {
            return;
        }

        if (node == move.Order.Source && !IsOlder(seen, _source))
        {
            _source = seen;
            _frozen ??= seen.Stage == MigrationStage.Frozen ? clock.GetUtcNow() : null;
        }
        else if (node == move.Order.Destination && !IsOlder(seen, _destination))
        {
            _destination = seen;
        }
    }

    /// <summary>Asks both; one that doesn't answer is as it was.</summary>
    public Task Look(MigrationState move)
    {
        Turn(move.Id);
        return Task.WhenAll(Look(move, move.Order.Source), Look(move, move.Order.Destination));
    }

    /// <summary>All that is seen now.</summary>
    public MigrationSight Sight(MigrationState move, string? stop)
    {
        Turn(move.Id);
        var alive = members.Alive().ToHashSet();
        return new(new(_source, !alive.Contains(move.Order.Source)), new(_destination, !alive.Contains(move.Order.Destination)), _frozen, stop);
    }

    private async Task Look(MigrationState move, NodeName node)
    {
        try
        {
            var seen = await grains.Ask(node, grain => grain.ObserveMigration(move.Id));
            if (_of == move.Id)
            {
                Answered(move, node, seen);
            }
        }
        catch (NodeUnavailableException)
        {
            // Its membership tells whether it is gone.
        }
    }

    /// <summary>An answer is the present, also when it knows less than what was told before: that end was started anew without its memory.</summary>
    private void Answered(MigrationState move, NodeName node, MigrationObservation seen)
    {
        if (seen.Stage == MigrationStage.Nothing && node == move.Order.Source)
        {
            _source = seen;
        }
        else if (seen.Stage == MigrationStage.Nothing)
        {
            _destination = seen;
        }
        else
        {
            Heard(move, node, seen);
        }
    }

    private void Turn(MigrationId id)
    {
        if (_of != id)
        {
            (_of, _source, _destination, _frozen, Deciding) = (id, null, null, null, null);
        }
    }

    /// <summary>Stages only go forward; within one, bytes and rounds only grow.</summary>
    private static bool IsOlder(MigrationObservation seen, MigrationObservation? known) =>
        known is not null && (Rank(seen.Stage), seen.Bytes).CompareTo((Rank(known.Stage), known.Bytes)) < 0;

    private static int Rank(MigrationStage stage) => stage == MigrationStage.Done ? 100 : (int)stage;
}

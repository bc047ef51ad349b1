using System.Collections.Immutable;
using System.Security.Cryptography;
using Fog.Nodes;
using Fog.Tasks;
using Microsoft.Extensions.Logging;

namespace Fog.Checkpoints.Running;

/// <summary>What is done to have checkpoints: each act is idempotent, stored before it is done, and may be done again after a crash.</summary>
internal sealed partial class CheckpointActs(TaskId task, TaskJournal journal, TaskNews news, IGrainFactory grains, KeeperNews keepers, TimeProvider clock, ILogger log)
{
    private const int KeyBytes = 32;

    /// <summary>When this returns, it is stored that one is to be taken.</summary>
    public Task Begin() => journal.Write(journal.Now.Begins([.. RandomNumberGenerator.GetBytes(KeyBytes)], clock.GetUtcNow()));

    /// <summary>Tells the host, and takes in how far it is. What it refuses at once comes to nothing.</summary>
    public async Task Take(CheckpointTaking taking)
    {
        try
        {
            await news.Take(await Ask(taking.Node, grain => grain.Take(task, new CheckpointOrder(taking.Number, taking.Key))));
        }
        catch (FogException e) when (e is not NodeUnavailableException)
        {
            await Drop(new CheckpointStep.Drop(taking.Number, e.Message));
        }
    }

    /// <summary>When this returns, the host's is stored as the newest.</summary>
    public Task Took(CheckpointTaken taken)
    {
        LogTook(log, task, taken.Number, taken.Blob!.Size, taken.Frozen.TotalMilliseconds);
        return journal.Write(journal.Now.Took(taken));
    }

    /// <summary>When this returns, it is stored that it comes to nothing.</summary>
    public Task Drop(CheckpointStep.Drop drop)
    {
        LogDropped(log, task, drop.Number, drop.Reason);
        return journal.Write(journal.Now.Drops(drop.Number, drop.Reason));
    }

    /// <summary>Asks hosts to keep the newest, and hears how far they are.</summary>
    public Task Keep(CheckpointStep.Keep keep) => Task.WhenAll(keep.Keepers.Select(node => Keep(node, keep)));

    /// <summary>When this returns, it is stored who keeps the newest; others drop theirs when they ask.</summary>
    public Task Kept(CheckpointStep.Kept kept) => journal.Write(journal.Now.IsKept(kept));

    private async Task Keep(NodeName node, CheckpointStep.Keep keep)
    {
        try
        {
            var order = journal.Now.Order!;
            var copy = new CheckpointCopy(task, keep.Newest.Number, keep.Newest.Blob, ImageNames.Of(order.Spec.Image));
            var seen = await Ask(node, grain => grain.Keep(copy, order, keep.From));
            if (seen.Stage == KeepingStage.Failed)
            {
                LogUnkept(log, task, keep.Newest.Number, node, seen.Error ?? "");
            }

            keepers.Heard(keep.Newest.Number, node, seen);
        }
        catch (NodeUnavailableException)
        {
            // Asked again; its membership tells whether it is gone.
        }
    }

    private Task<T> Ask<T>(NodeName node, Func<ICheckpointsGrain, Task<T>> question) =>
        NodeCalls.Guard(node, () => question(grains.GetGrain<ICheckpointsGrain>(node.Value)));

    [LoggerMessage(Level = LogLevel.Debug, Message = "Checkpoint {Number} of {Task} was taken: {Bytes} bytes, it stood still for {Frozen} ms.")]
    private static partial void LogTook(ILogger log, TaskId task, long number, long bytes, double frozen);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Checkpoint {Number} of {Task} comes to nothing: {Reason}")]
    private static partial void LogDropped(ILogger log, TaskId task, long number, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Checkpoint {Number} of {Task} can't be kept by {Node}: {Reason}")]
    private static partial void LogUnkept(ILogger log, TaskId task, long number, NodeName node, string reason);
}

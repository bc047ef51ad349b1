using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Fog.Agent.Images;
using Fog.Agent.Tasks;
using Fog.Agent.Transfer;
using Fog.Hosting;

namespace Fog.Agent.Checkpoints;

/// <summary>Fetches checkpoints of others' tasks and keeps them. One that is whole takes the place of the one before.</summary>
internal sealed partial class CheckpointKeeper(
    KeptCheckpoints kept, ImageSupply images, Supply supply, BlobStore blobs, NodeOptions options, IHostApplicationLifetime life, ILogger<CheckpointKeeper> log)
{
    private readonly ConcurrentDictionary<CheckpointCopy, Task<KeepingObservation>> _coming = new();

    /// <inheritdoc cref="ICheckpointAgent.Keep"/>
    public async Task<KeepingObservation> Keep(CheckpointCopy copy, TaskOrder order, ImmutableArray<NodeName> from)
    {
        var known = kept.Of(copy.Task);
        if (known == copy && blobs.Find(copy.Blob.Digest) is not null)
        {
            return new KeepingObservation(KeepingStage.Kept);
        }

        if (known?.Number > copy.Number)
        {
            return new KeepingObservation(KeepingStage.Failed, "a later one is kept there");
        }

        var coming = _coming.GetOrAdd(copy, _ => Fetch(copy, order, from, life.ApplicationStopping));
        if (!coming.IsCompleted)
        {
            return new KeepingObservation(KeepingStage.Coming);
        }

        _coming.TryRemove(new(copy, coming)); // asked again after a failure it is tried again
        return await coming;
    }

    /// <summary>When this returns, the host keeps it no more.</summary>
    public void Drop(CheckpointCopy copy)
    {
        if (kept.Forget(copy))
        {
            blobs.Drop(copy.Blob.Digest);
            LogDropped(copy.Task, copy.Number);
        }
    }

    private async Task<KeepingObservation> Fetch(CheckpointCopy copy, TaskOrder order, ImmutableArray<NodeName> from, CancellationToken ct)
    {
        try
        {
            if (Room(copy) is { } lack)
            {
                return new KeepingObservation(KeepingStage.Failed, lack);
            }

            await BringImage(copy, order, ct);
            await supply.Bring(copy.Blob, from, null, ct);
            if (kept.Keep(copy) is { } before && before.Blob != copy.Blob)
            {
                blobs.Drop(before.Blob.Digest);
            }

            LogKept(copy.Task, copy.Number, copy.Blob.Size);
            return new KeepingObservation(KeepingStage.Kept);
        }
        catch (Exception e) when (TaskWork.IsTrouble(e) || e is OperationCanceledException)
        {
            return new KeepingObservation(KeepingStage.Failed, e.Message);
        }
    }

    /// <summary>Memory without the image it came from is of no use. A host that can't have it keeps the memory all the same: others may have the image.</summary>
    private async Task BringImage(CheckpointCopy copy, TaskOrder order, CancellationToken ct)
    {
        try
        {
            await images.Ensure(order, null, ct);
        }
        catch (Exception e) when (TaskWork.IsTrouble(e))
        {
            LogImageless(copy.Number, copy.Task, e.Message);
        }
    }

    /// <summary>What others' checkpoints may take is what the owner gives for bulk data; null when this one is within it.</summary>
    private string? Room(CheckpointCopy copy)
    {
        var others = kept.All().Where(each => each.Task != copy.Task).Sum(each => each.Blob.Size);
        return others + copy.Blob.Size <= options.Bulk.BlobCache ? null : string.Create(
            CultureInfo.InvariantCulture, $"checkpoints of others take {TaskLimits.Mebibytes(others)} there already, and the owner gives {TaskLimits.Mebibytes(options.Bulk.BlobCache)}");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Checkpoint {Number} of task {Task} is kept here without the task's image: {Reason}")]
    private partial void LogImageless(long number, TaskId task, string reason);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Checkpoint {Number} of task {Task} is kept here: {Bytes} bytes.")]
    private partial void LogKept(TaskId task, long number, long bytes);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Checkpoint {Number} of task {Task} isn't kept here any more.")]
    private partial void LogDropped(TaskId task, long number);
}

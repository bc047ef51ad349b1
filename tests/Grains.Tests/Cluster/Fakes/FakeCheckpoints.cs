using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;

namespace Fog.Tests.Cluster.Fakes;

/// <summary>The part in checkpoints of a node on a host that isn't there. Each is taken at once and kept at the second time it is asked for; a script says what goes wrong.</summary>
internal sealed class FakeCheckpoints(NodeName name, FakeAgent hands) : ICheckpointAgent
{
    private readonly ConcurrentDictionary<TaskId, CheckpointCopy> _coming = new();

    public IGrainFactory Grains { get; set; } = null!;

    /// <summary>What the host keeps.</summary>
    public ConcurrentDictionary<TaskId, CheckpointCopy> Kept { get; } = new();

    /// <summary>Why none can be taken; null when they can.</summary>
    public string? Refusal { get; set; }

    /// <summary>Why none can be kept; null when they can.</summary>
    public string? Lack { get; set; }

    /// <summary>Whether one that is taken goes on for ever.</summary>
    public bool NeverTakes { get; set; }

    public Task<TaskObservation> Take(TaskId task, CheckpointOrder order, CancellationToken ct)
    {
        if (NeverTakes)
        {
            return hands.Observe(task, ct);
        }

        var blob = new Blob(order.Number.ToString("x64", CultureInfo.InvariantCulture), 4096);
        return Task.FromResult(hands.Took(task, new CheckpointTaken(order.Number, Refusal is null ? blob : null, TimeSpan.FromMilliseconds(80), Refusal)));
    }

    public Task<KeepingObservation> Keep(CheckpointCopy copy, TaskOrder order, ImmutableArray<NodeName> from, CancellationToken ct)
    {
        if (Lack is { } lack)
        {
            return Task.FromResult(new KeepingObservation(KeepingStage.Failed, lack));
        }

        if (_coming.TryAdd(copy.Task, copy) || _coming[copy.Task] != copy)
        {
            _coming[copy.Task] = copy;
            return Task.FromResult(new KeepingObservation(KeepingStage.Coming));
        }

        Kept[copy.Task] = copy;
        return Task.FromResult(new KeepingObservation(KeepingStage.Kept));
    }

    /// <summary>What a keeper does now and then: it asks whether what it keeps is still wanted.</summary>
    public async Task Ask()
    {
        foreach (var copy in Kept.Values)
        {
            if (!await Grains.GetGrain<ITaskGrain>(copy.Task.Key).Keeps(name, copy.Number))
            {
                Kept.TryRemove(copy.Task, out _);
            }
        }
    }
}

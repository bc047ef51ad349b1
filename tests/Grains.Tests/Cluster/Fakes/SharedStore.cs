using System.Collections.Concurrent;
using Orleans.Runtime;
using Orleans.Serialization;
using Orleans.Storage;

namespace Fog.Tests.Cluster.Fakes;

/// <summary>Grain storage that outlives silos, as a database does: bytes and versions, and a write over another's is refused.</summary>
internal sealed class SharedStore(Serializer serializer, SharedStore.Rows rows) : IGrainStorage
{
    /// <summary>Long enough for other calls to come in between.</summary>
    private static readonly TimeSpan WriteTime = TimeSpan.FromMilliseconds(2);

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await Task.Yield();
        (grainState.State, grainState.ETag, grainState.RecordExists) = rows.All.TryGetValue((stateName, grainId), out var row)
            ? (serializer.Deserialize<T>(row.Bytes), row.ETag, true)
            : (Activator.CreateInstance<T>(), null, false);
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var fresh = new Row(serializer.SerializeToArray(grainState.State), Guid.NewGuid().ToString());
        var known = grainState.ETag;
        await Task.Delay(WriteTime);
        var written = rows.All.AddOrUpdate((stateName, grainId), _ => known is null ? fresh : throw Conflict(grainId), (_, row) => row.ETag == known ? fresh : throw Conflict(grainId));
        (grainState.ETag, grainState.RecordExists) = (written.ETag, true);
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        await Task.Delay(WriteTime);
        rows.All.TryRemove((stateName, grainId), out _);
        (grainState.State, grainState.ETag, grainState.RecordExists) = (Activator.CreateInstance<T>(), null, false);
    }

    private static InconsistentStateException Conflict(GrainId grain) => new($"Two writes of {grain} met.");

    internal sealed class Rows
    {
        public ConcurrentDictionary<(string State, GrainId Grain), Row> All { get; } = new();
    }

    internal sealed record Row(byte[] Bytes, string ETag);
}

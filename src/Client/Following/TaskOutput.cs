using System.Runtime.CompilerServices;

namespace Fog.Client;

/// <summary>Streams from the node that has a task.</summary>
internal static class TaskOutput
{
    /// <summary>Finds the task's node and streams what it has.</summary>
    /// <exception cref="TaskNotFoundException">No such task is known, or it has no node.</exception>
    /// <exception cref="FogException">The fog or the task's node doesn't answer, or went away half-way.</exception>
    public static async IAsyncEnumerable<T> Of<T>(
        IClusterClient cluster, TaskId task, Func<INodeGrain, IAsyncEnumerable<T>> open, [EnumeratorCancellation] CancellationToken ct)
    {
        var status = await Ask.For($"Looking for task {task}", () => cluster.GetGrain<ITaskGrain>(task.Key).Status(ct), ct);
        var node = status.Node ?? throw new TaskNotFoundException(task);
        await using var output = open(cluster.GetGrain<INodeGrain>(node.Value)).GetAsyncEnumerator(ct);
        while (await Next(output, task, node, ct))
        {
            yield return output.Current;
        }
    }

    private static async Task<bool> Next<T>(IAsyncEnumerator<T> output, TaskId task, NodeName node, CancellationToken ct)
    {
        try
        {
            return await output.MoveNextAsync();
        }
        catch (Exception e) when (Interruption.Is(e, ct))
        {
            throw new FogException(Ask.Sentence($"Reading from task {task} on node {node}", e), e);
        }
    }
}

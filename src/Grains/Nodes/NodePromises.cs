using Fog.Planning;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Fog.Nodes;

/// <summary>What a node sets aside for tasks. Each promise is stored before it is given.</summary>
internal sealed partial class NodePromises(NodeName node, IPersistentState<NodeState> state, INodeAgent agent, TimeProvider clock, ILogger log)
{
    /// <inheritdoc cref="INodeGrain.Reserve"/>
    public async Task<string?> Reserve(TaskId task, TaskSpec spec, CancellationToken ct)
    {
        if (await Refusal(task, spec.Resources, ct) is { } refusal)
        {
            LogRefused(task, node, refusal);
            return refusal;
        }

        agent.Keep(spec);
        state.State = state.State.Promising(task.Key, spec.Resources, clock.GetUtcNow());
        await state.WriteStateAsync(ct);
        return null;
    }

    /// <summary>Why <see cref="Reserve"/> would refuse; null when it wouldn't.</summary>
    public async Task<string?> Refusal(TaskId task, Resources need, CancellationToken ct)
    {
        var host = await agent.Describe(ct);
        return state.State.IsDrained && !state.State.Reserved.ContainsKey(task.Key)
            ? $"node {node} is being drained"
            : Lack(task, need, host.Total) is { } lack ? $"node {node} lacks {lack}" : null;
    }

    /// <inheritdoc cref="INodeGrain.Limit"/>
    public async Task<string?> Limit(TaskId task, Resources limits, CancellationToken ct)
    {
        if (state.State.Reserved.GetValueOrDefault(task.Key) is not { } promise)
        {
            throw new TaskNotFoundException(task);
        }

        if (Lack(task, limits, (await agent.Describe(ct)).Total) is { } lack)
        {
            var reason = $"node {node} lacks {lack}";
            LogRefused(task, node, reason);
            return reason;
        }

        // What is set aside is never less than what the task may use: more is promised before, less after.
        await Promise(task, Resources.Most(promise.Need, limits), ct);
        string? refusal = "";
        try
        {
            return refusal = await agent.Limit(task, limits, ct);
        }
        finally
        {
            await Promise(task, refusal is null ? limits : promise.Need, CancellationToken.None);
        }
    }

    /// <inheritdoc cref="INodeGrain.Release"/>
    public async Task Release(TaskId task, CancellationToken ct)
    {
        if (!state.State.Reserved.ContainsKey(task.Key))
        {
            return;
        }

        state.State = state.State with { Reserved = state.State.Reserved.Remove(task.Key) };
        await state.WriteStateAsync(ct);
    }

    /// <summary>An order came: the task's promise binds until it is released. One that lapsed is renewed if there is room.</summary>
    public async Task Bind(TaskOrder order, CancellationToken ct)
    {
        var (task, need) = (order.Task, order.Spec.Resources);
        if (state.State.Reserved.GetValueOrDefault(task.Key) is not { Until: null } promise || promise.Need != need)
        {
            if (Lack(task, need, (await agent.Describe(ct)).Total) is { } lack)
            {
                throw new FogException($"Node {node} lacks {lack} for {task}, whose promise lapsed before its order came: deploy again.");
            }

            await Promise(task, need, ct);
        }
    }

    /// <summary>When this returns, so much is set aside for the task until its release.</summary>
    private async Task Promise(TaskId task, Resources need, CancellationToken ct)
    {
        state.State = state.State.Ordered(task.Key, need);
        await state.WriteStateAsync(ct);
    }

    /// <summary>What is missing for the task beside all that is promised to others; null when nothing is.</summary>
    private string? Lack(TaskId task, Resources need, Resources total)
    {
        var now = clock.GetUtcNow();
        var own = state.State.Reserved.GetValueOrDefault(task.Key) is { } before && before.Holds(now) ? before.Need : Resources.None;
        return Capacity.Lacks(need, state.State.FreeOf(total, now) + own);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Task {Task} has no place on {Node}: {Reason}.")]
    private partial void LogRefused(TaskId task, NodeName node, string reason);
}

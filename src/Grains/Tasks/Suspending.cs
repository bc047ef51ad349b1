using Fog.Nodes;

namespace Fog.Tasks;

/// <summary>Puts a task to rest on its host and brings it back. What is wanted is stored by the host; what the host says of it is stored here.</summary>
internal static class Suspending
{
    /// <inheritdoc cref="ITaskGrain.Suspend"/>
    public static async Task Begin(TaskId task, TaskJournal journal, TaskNews news, IGrainFactory grains, CancellationToken ct)
    {
        var node = journal.Now.Node ?? throw new TaskNotFoundException(task);
        if (journal.Now is { Phase: TaskPhase.Migrating } or { Move.IsOver: false })
        {
            throw new FogException($"Task {task} is being moved: suspend it when it has arrived.");
        }

        if (journal.Now.Phase is not (TaskPhase.Running or TaskPhase.Suspended))
        {
            throw new FogException($"Task {task} is {PhaseWord.Of(journal.Now.Phase)}: only one that runs can be suspended.");
        }

        await news.Take(await grains.Ask(node, grain => grain.Suspend(task, ct)));
    }

    /// <inheritdoc cref="ITaskGrain.Resume"/>
    public static async Task End(TaskId task, TaskJournal journal, TaskNews news, IGrainFactory grains, CancellationToken ct)
    {
        var (node, order) = journal.Now is { Node: { } at, Order: { } told } ? (at, told) : throw new TaskNotFoundException(task);
        if (journal.Now.Phase is TaskPhase.Running or TaskPhase.Migrating)
        {
            return;
        }

        if (journal.Now.Phase != TaskPhase.Suspended)
        {
            throw new FogException($"Task {task} is {PhaseWord.Of(journal.Now.Phase)}: only one that was suspended can be resumed.");
        }

        if (await grains.Ask(node, grain => grain.Reserve(task, order.Spec, ct)) is { } refusal)
        {
            throw new FogException($"Task {task} can't be resumed now: {refusal}. Its memory is on that host: make room there and try again.");
        }

        // Its sandbox will have another address: peers learn it once the task runs.
        var peers = await grains.GetGrain<IServiceGrain>(task.Service.Value).PeersOf(task.Task, ct);
        var anew = order with { Swarm = peers.Swarm ?? order.Swarm };
        await news.Store(journal.Now with { Order = anew, Unrouted = peers.Hosts });
        await news.Take(await grains.Ask(node, grain => grain.Resume(anew, peers.Table, null, ct)));
    }
}

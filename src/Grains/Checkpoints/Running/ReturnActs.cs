using System.Collections.Immutable;
using Fog.Nodes;
using Fog.Placement;
using Fog.Tasks;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Fog.Checkpoints.Running;

/// <summary>Brings a task back from a checkpoint on a host that lives. The task is that host's by one write, before it hears of it.</summary>
internal sealed partial class ReturnActs(
    TaskId task, TaskJournal journal, TaskNews news, IGrainFactory grains, IClusterMembershipService members, TimeProvider clock, ILogger log)
{
    private IServiceGrain Service => grains.GetGrain<IServiceGrain>(task.Service.Value);

    /// <summary>When this returns, the task is another host's, or everything is as it was: it changed meanwhile.</summary>
    /// <exception cref="FogException">No host has a place for it now: everything is as it was.</exception>
    public async Task Find(CheckpointStep.Return step)
    {
        var before = journal.Now;
        var (host, order) = (before.Node!.Value, before.Order!);
        var stays = !step.Refused.Contains(host) && members.Alive().Contains(host); // it is back, without the task
        var refuge = await Service.Refuge(task.Task, stays ? host : null, step.Refused);
        if (await grains.Ask(refuge.Node, node => node.Reserve(task, order.Spec)) is { } refusal)
        {
            throw new FogException($"Task {task} can't come back now: {refusal}.");
        }

        if (!ReferenceEquals(journal.Now, before))
        {
            return; // its host is back, or it was removed
        }

        var after = before.Returns(step, refuge, clock.GetUtcNow());
        await news.Store(after);
        LogReturns(log, task, host, refuge.Node, after.Last!.Step);
        Service.TaskChanged(after.Status(task, null)).Ignore();
    }

    /// <summary>Tells the host, and takes in how far it is.</summary>
    public async Task Resume(CheckpointStep.Resume step)
    {
        var (node, order) = (journal.Now.Node!.Value, journal.Now.Order!);
        var seen = await grains.Ask(node, grain => grain.Observe(task));
        if (seen.Returned < step.Try.Id)
        {
            var peers = await Service.PeersOf(task.Task);
            var from = new ReturnOrder(step.Try.Id, step.From.Number, step.From.Blob, step.From.Key, [.. step.From.Keepers.Intersect(members.Alive())]);
            seen = await grains.Ask(node, grain => grain.Resume(order, peers.Table, from));
        }

        if (journal.Now.Checkpoints.Return == step.Try)
        {
            await news.Take(seen);
        }
    }

    /// <summary>When this returns, it is stored that the task is back.</summary>
    public Task Back() => journal.Write(journal.Now.IsBack());

    /// <summary>When this returns, the task has failed.</summary>
    public async Task Fail(string reason)
    {
        await news.Store(journal.Now.FailsToReturn(reason, clock.GetUtcNow()));
        Service.TaskChanged(journal.Now.Status(task, null)).Ignore();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Task {Task} lost its host {Lost} and is {Node}'s now, {Step}.")]
    private static partial void LogReturns(ILogger log, TaskId task, NodeName lost, NodeName node, string step);
}

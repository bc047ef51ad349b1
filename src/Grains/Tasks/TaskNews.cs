using System.Collections.Immutable;
using Fog.Nodes;
using Fog.Migration.Running;
using Microsoft.Extensions.Logging;

namespace Fog.Tasks;

/// <summary>Stores what is new of a task, and tells those who live by it: its service, and where its port leads.</summary>
internal sealed partial class TaskNews(TaskId task, TaskJournal journal, PlaceTelling place, IGrainFactory grains, Action wake, ILogger log)
{
    /// <summary>When this returns, the state is stored.</summary>
    public async Task Store(TaskState next)
    {
        await journal.Write(next);
        await place.Tell();
    }

    /// <summary>When this returns, what the host saw is stored, unless it is old.</summary>
    public async Task Take(TaskObservation seen)
    {
        var before = journal.Now;
        var next = before.After(seen);
        if (next == before)
        {
            await place.Tell();
            return;
        }

        if (next.Phase != before.Phase)
        {
            LogPhase(log, task, next.Node, next.Phase, seen.Step);
        }

        await Store(next);
        Rest();
        if (next.Phase != before.Phase && next.HasNewWay())
        {
            wake(); // a task that was resumed has another way to it
        }

        if (IsNews(before, next))
        {
            await grains.GetGrain<IServiceGrain>(task.Service.Value).TaskChanged(next.Status(task, null));
        }
    }

    /// <summary>The host of a task that rests is told that it needs nothing set aside; a lost word is made up for with its next report.</summary>
    public void Rest()
    {
        if (journal.Now is { Phase: TaskPhase.Suspended, Node: { } node })
        {
            grains.Tell(node, grain => grain.Rest(task)).Ignore();
        }
    }

    /// <summary>When this returns, nothing is known of the task but who still has to hear of its end.</summary>
    /// <param name="owing">Hosts that must also take its volumes away.</param>
    public async Task Clear(ImmutableArray<NodeName> owing)
    {
        if (owing.IsEmpty && journal.Now.Debts.IsEmpty)
        {
            await journal.Clear();
            await place.Tell();
        }
        else
        {
            await Store(journal.Now.Bare(owing));
        }
    }

    /// <summary>A move tells of itself.</summary>
    private static bool IsNews(TaskState before, TaskState next) =>
        next.Phase != before.Phase
        || (next.Phase != TaskPhase.Migrating && (next.Last!.Step != before.Last?.Step || next.Last.Pid != before.Last?.Pid));

    [LoggerMessage(Level = LogLevel.Information, Message = "Task {Task} on {Node} is {Phase}: {Step}.")]
    private static partial void LogPhase(ILogger log, TaskId task, NodeName? node, TaskPhase phase, string step);
}

using System.Collections.Immutable;
using Fog.Placement;
using Fog.Tasks;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Fog.Checkpoints.Running;

/// <summary>
/// Sees to a task's checkpoints, for its grain and on the grain's scheduler: looks, lets <see cref="CheckpointDecision"/> decide, stores, acts. Whatever
/// dies, the next activation goes on from what is stored; keepers that ask wake the grain.
/// </summary>
internal sealed partial class Checkpointer(
    TaskId task, TaskJournal journal, CheckpointActs acts, ReturnActs returns, KeeperNews keepers, IClusterMembershipService members, TimeProvider clock,
    Func<bool> isHeld, Action wake, ILogger log)
{
    /// <summary>How long a return waits that found no place.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Absence _absence = new(clock);
    private bool _advancing;
    private (string Reason, long At)? _homeless;

    /// <summary>Whether the task's host is lost and it comes back by itself, as far as can be seen.</summary>
    /// <param name="isSilent">Whether its host doesn't answer.</param>
    public bool Returns(bool isSilent) => journal.Now is var now && (now.Checkpoints.Return is not null
        || (_homeless is null && now.Order?.Spec.Protect is not null && ((isSilent && now.Phase == TaskPhase.Running) || now.IsLost(null)) && now.Usable(Alive) is not null));

    private ImmutableSortedSet<NodeName> Alive => [.. members.Alive()];

    /// <summary>The checkpointer of a task with all that it needs.</summary>
    /// <param name="isHeld">Whether none may begin now: a move is about to.</param>
    /// <param name="wake">Sees to them from now on.</param>
    public static Checkpointer Of(
        TaskId task, TaskJournal journal, TaskNews news, IGrainFactory grains, IClusterMembershipService members, TimeProvider clock, Func<bool> isHeld, Action wake, ILogger log)
    {
        var keepers = new KeeperNews();
        var acts = new CheckpointActs(task, journal, news, grains, keepers, clock, log);
        var returns = new ReturnActs(task, journal, news, grains, members, clock, log);
        return new Checkpointer(task, journal, acts, returns, keepers, members, clock, isHeld, wake, log);
    }

    /// <inheritdoc cref="ITaskGrain.Checkpoint"/>
    public async Task Begin()
    {
        var now = journal.Now;
        var order = now is { Node: not null, Order: { } told } ? told : throw new TaskNotFoundException(task);
        if (CheckpointRefusal.Of(now, order, Alive) is { } refusal)
        {
            throw new FogException(refusal);
        }

        if (now.Checkpoints.Taking is null)
        {
            await acts.Begin();
        }

        wake();
    }

    /// <inheritdoc cref="ITaskGrain.Keeps"/>
    public bool Keeps(NodeName keeper, long number)
    {
        var alive = Alive;
        if (journal.Now.Keeps(keeper, number, alive) || journal.Kept.Keeps(keeper, number, alive))
        {
            return true; // what isn't stored yet isn't so yet
        }

        keepers.Dismissed(keeper);
        return false;
    }

    /// <summary>A task that isn't protected and whose host is gone comes back if somebody wants it to.</summary>
    /// <returns>Whether it does.</returns>
    public async Task<bool> Wish()
    {
        if (journal.Now is { Checkpoints.Return: not null } || journal.Now.IsLost(null))
        {
            wake();
            return true;
        }

        if (journal.Now is not { Phase: TaskPhase.Running, Move: null or { IsOver: true }, Node: { } node } || Alive.Contains(node))
        {
            return false;
        }

        await returns.Find(new CheckpointStep.Return(
            journal.Now.Usable(Alive) ?? throw new FogException($"Node {node} is gone, and no checkpoint of {task} can be had: 'fog deploy' starts it anew."), [], 1));
        wake();
        return true;
    }

    /// <summary>Goes on as far as it can now.</summary>
    public async Task Advance()
    {
        if (_advancing)
        {
            return;
        }

        _advancing = true;
        try
        {
            do
            {
                await journal.Settled();
            }
            while (await Do(Next()));
        }
        catch (Exception e) when (e is FogException or OrleansException or TimeoutException)
        {
            LogAgain(log, task, e.Message);
        }
        finally
        {
            _advancing = false;
        }
    }

    private CheckpointStep Next()
    {
        keepers.Turn(journal.Now.Checkpoints.Kept.FirstOrDefault()?.Number);
        var alive = Alive;
        return CheckpointDecision.Next(journal.Now, new CheckpointSight(alive, _absence.Of(journal.Now.Node, alive), keepers.Seen), clock.GetUtcNow());
    }

    /// <returns>Whether another step may follow at once.</returns>
    private async Task<bool> Do(CheckpointStep step)
    {
        switch (step)
        {
            case CheckpointStep.Begin when isHeld():
            case CheckpointStep.Return when _homeless is { } since && clock.GetElapsedTime(since.At) < Pause:
                return false;
            case CheckpointStep.Begin:
                await acts.Begin();
                return true;
            case CheckpointStep.Take take:
                await acts.Take(take.Taking);
                return false;
            case CheckpointStep.Took took:
                await acts.Took(took.Taken);
                return true;
            case CheckpointStep.Drop drop:
                await acts.Drop(drop);
                return true;
            case CheckpointStep.Keep keep:
                await acts.Keep(keep);
                return keepers.Seen.Values.Any(seen => seen.Stage != KeepingStage.Coming) && Next() is not CheckpointStep.Keep;
            case CheckpointStep.Kept kept:
                await acts.Kept(kept);
                return true;
            case CheckpointStep.Return back:
                await Find(back);
                return journal.Now.Checkpoints.Return is not null;
            case CheckpointStep.Resume resume:
                await returns.Resume(resume);
                return false;
            case CheckpointStep.Back:
                await returns.Back();
                return true;
            case CheckpointStep.Fail fail:
                await returns.Fail(fail.Reason);
                return false;
            default:
                return false;
        }
    }

    private async Task Find(CheckpointStep.Return back)
    {
        try
        {
            await returns.Find(back);
            _homeless = null;
        }
        catch (FogException e) when (e is not NodeUnavailableException && journal.Now is { Checkpoints.Return: not null, Last: { Error: { } error, IsLost: false } })
        {
            await returns.Fail(error); // there is no other host than those that couldn't
        }
        catch (FogException e)
        {
            _homeless = (e.Message, clock.GetTimestamp()); // a deploy needn't wait for it
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The checkpoints of {Task} are seen to again in a moment: {Reason}")]
    private static partial void LogAgain(ILogger log, TaskId task, string reason);
}

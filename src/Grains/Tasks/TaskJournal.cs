using Orleans.Runtime;

namespace Fog.Tasks;

/// <summary>
/// A task's state as it is and as it is stored. Calls interleave, so writes wait for each other; what must not be told before it is stored
/// is read from <see cref="Kept"/>. For use on one grain's scheduler only.
/// </summary>
/// <param name="state">The state.</param>
/// <param name="broken">Called when a write failed: what isn't stored must not be taken for stored, the grain reads it anew.</param>
internal sealed class TaskJournal(IPersistentState<TaskState> state, Action broken)
{
    private Task _last = Task.CompletedTask;

    /// <summary>As it is, perhaps on its way to the store.</summary>
    public TaskState Now => state.State;

    /// <summary>As it was stored last.</summary>
    public TaskState Kept { get; private set; } = state.State;

    /// <summary>When this returns, <see cref="Now"/> is <see cref="Kept"/>: what is decided before the next await rests on what is stored.</summary>
    public async Task Settled()
    {
        while (!ReferenceEquals(Kept, state.State))
        {
            await _last;
        }
    }

    /// <summary>When this returns, the state or a later one is stored.</summary>
    public Task Write(TaskState next)
    {
        state.State = next;
        return _last = After(_last, async () =>
        {
            if (ReferenceEquals(Kept, state.State))
            {
                return; // a write that waited before this one took it along
            }

            var written = state.State;
            await state.WriteStateAsync();
            Kept = written;
        });
    }

    /// <summary>When this returns, nothing is stored.</summary>
    public Task Clear()
    {
        state.State = new TaskState();
        return _last = After(_last, async () =>
        {
            await state.ClearStateAsync();
            Kept = state.State;
        });
    }

    private async Task After(Task before, Func<Task> act)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        try
        {
            await act();
        }
        catch
        {
            broken();
            throw;
        }
    }
}

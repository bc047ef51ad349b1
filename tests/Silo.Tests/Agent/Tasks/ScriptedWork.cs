using Fog.Agent.Tasks;

namespace Fog.Tests.Agent.Tasks;

/// <summary>Work that a test holds up and lets go on.</summary>
internal sealed class ScriptedWork : ITaskWork
{
    /// <summary>What was asked for, in order.</summary>
    public List<(Wanted Wanted, TaskPhase Phase)> Done { get; } = [];

    /// <summary>Completes when a piece of work has begun.</summary>
    public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What a piece of work waits for; none by default.</summary>
    public Task Hold { get; set; } = Task.CompletedTask;

    public async Task Do(TaskKeeper keeper, TaskRecord record, CancellationToken ct)
    {
        Done.Add((record.Wanted, record.Phase));
        Begun.TrySetResult();
        await Hold.WaitAsync(ct);
        switch (record)
        {
            case { Wanted: Wanted.Gone }:
                keeper.Forget();
                break;
            case { Phase: TaskPhase.Preparing }:
                keeper.Saw(seen => seen with { Phase = TaskPhase.Prepared });
                break;
            case { Wanted: Wanted.Suspended }:
                keeper.Saw(seen => seen with { Phase = TaskPhase.Suspended, Pid = null });
                break;
            case { Phase: TaskPhase.Suspended, Wanted: Wanted.Running }:
                keeper.Saw(seen => seen with { Phase = TaskPhase.Running, Pid = 8 });
                break;
            case { Phase: TaskPhase.Prepared, Wanted: Wanted.Running }:
                keeper.Saw(seen => seen with { Phase = TaskPhase.Running, Pid = 7 });
                break;
        }
    }
}

using Fog.Tasks;

namespace Fog.Checkpoints.Running;

/// <summary>A move waits for the checkpoint that is being taken.</summary>
internal static class Untaken
{
    /// <summary>Shorter than a caller waits for the answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>When this returns, none is being taken.</summary>
    /// <exception cref="FogException">It takes too long.</exception>
    public static async Task Wait(TaskId task, TaskJournal journal, TimeProvider clock, CancellationToken ct)
    {
        var start = clock.GetTimestamp();
        while (journal.Now.Checkpoints.Taking is { } taking)
        {
            if (clock.GetElapsedTime(start) > Patience)
            {
                throw new FogException($"Checkpoint {taking.Number} of {task} is being taken: move it when that is over.");
            }

            await Task.Delay(Pause, clock, ct);
        }
    }
}

using Fog.Agent.Runc;

namespace Fog.Agent.Freezing;

/// <summary>CRIUs that a former life of the node left at work.</summary>
internal static class Tracers
{
    /// <summary>How long a dump may go on that nobody waits for any more.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>When this returns, nothing has the processes in its hands: a CRIU would freeze them again when it is done.</summary>
    /// <exception cref="FogException">One goes on for too long.</exception>
    public static async Task Gone(Freezer? freezer, TimeProvider clock)
    {
        var start = clock.GetTimestamp();
        while (freezer?.Processes.Any(IsTraced) == true)
        {
            if (clock.GetElapsedTime(start) > Patience)
            {
                throw new FogException("CRIU still works at it");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), clock);
        }
    }

    private static bool IsTraced(int pid) =>
        PassingFile.Text($"/proc/{pid}/status") is { } status && !status.Contains("TracerPid:\t0\n", StringComparison.Ordinal);
}

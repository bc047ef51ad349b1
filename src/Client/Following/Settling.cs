namespace Fog.Client;

/// <summary>Waits for a service to be settled.</summary>
internal static class Settling
{
    public static async Task<ServicePhase> Wait(
        Func<Task<ServiceStatus>> status, IAsyncEnumerable<ServiceEvent> events, long from, IProgress<ServiceEvent>? progress)
    {
        try
        {
            // A request that changed nothing adds no event: there may be nothing to wait for.
            if (await status() is { } now && now.LastEvent < from && IsSettled(now.Phase))
            {
                return now.Phase;
            }
        }
        catch (ServiceNotFoundException)
        {
            return ServicePhase.Removed;
        }

        await foreach (var happened in events)
        {
            progress?.Report(happened);
            if (IsSettled(happened.Phase))
            {
                return happened.Phase;
            }
        }

        return ServicePhase.Removed;
    }

    private static bool IsSettled(ServicePhase phase) => phase is ServicePhase.Running or ServicePhase.Failed or ServicePhase.Removed;
}

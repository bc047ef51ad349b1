namespace Fog.Hosting;

/// <summary>Waiting for the node to be up.</summary>
internal static class Lifetimes
{
    /// <summary>When this returns, the silo is up and its grains can be called.</summary>
    public static async Task Started(this IHostApplicationLifetime life, CancellationToken ct)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = life.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(ct);
    }
}

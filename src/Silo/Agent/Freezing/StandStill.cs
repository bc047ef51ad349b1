namespace Fog.Agent.Freezing;

/// <summary>A task that can be stopped for its move: its processes, and its sandbox's network.</summary>
internal sealed class StandStill(Freezer freezer, NetworkLock network) : IDisposable
{
    private const int MostLooks = 50;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);

    /// <summary>Its processes.</summary>
    public Freezer Freezer => freezer;

    /// <summary>Its network.</summary>
    public NetworkLock Network => network;

    /// <summary>
    /// When this returns, no connection is on its way in: one that the kernel has made and no process has taken yet can't be dumped. A
    /// task that is slow to take them loses those that still wait.
    /// </summary>
    public async Task Settle(CancellationToken ct)
    {
        if (freezer.IsFrozen)
        {
            return; // as the node that stopped it left it
        }

        network.Shut();
        for (var looks = 0; looks < MostLooks && freezer.Processes.Take(1).Any(WaitingConnections.Any); looks++)
        {
            await Task.Delay(Pause, ct);
        }
    }

    /// <summary>
    /// When this returns, it stands still, and nothing reaches it: what its peers send from now on they must send again. First the processes:
    /// an answer that one of them gave into a network that is locked already would be sent again only a second after the restore.
    /// </summary>
    public async Task Stop(CancellationToken ct)
    {
        await freezer.Freeze(ct);
        network.Close();
    }

    /// <summary>When this returns, it runs.</summary>
    public void Go()
    {
        network.Open();
        freezer.Thaw();
    }

    /// <summary>Ends it without a last word: its network stays locked, so no peer hears of the end.</summary>
    public void End()
    {
        network.Close();
        freezer.Kill();
    }

    /// <inheritdoc/>
    public void Dispose() => network.Dispose();
}

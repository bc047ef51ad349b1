namespace Fog.Agent.Freezing;

/// <summary>A task that can be stopped for its move: its processes, and its sandbox's network.</summary>
internal sealed class StandStill(Freezer freezer, NetworkLock network) : IDisposable
{
    /// <summary>Its processes.</summary>
    public Freezer Freezer => freezer;

    /// <summary>Its network.</summary>
    public NetworkLock Network => network;

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

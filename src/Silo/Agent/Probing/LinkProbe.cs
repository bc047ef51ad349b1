using System.Net;
using Fog.Hosting;

namespace Fog.Agent.Probing;

/// <summary>The node's own echo: at the silo's address and port, by UDP, so that who knows a silo knows where to measure.</summary>
internal sealed class LinkProbe(NodeOptions options) : IDisposable
{
    /// <summary>A round trip that takes longer counts as lost.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly EchoSocket _echo = new(new IPEndPoint(options.Address, options.SiloPort));

    /// <summary>One round trip; null when nothing came back in time.</summary>
    public Task<TimeSpan?> RoundTrip(IPEndPoint peer, CancellationToken ct) => _echo.RoundTrip(peer, Patience, ct);

    /// <inheritdoc/>
    public void Dispose() => _echo.Dispose();
}

using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace Fog.Client;

/// <summary>Where the fog is and how long to wait for it.</summary>
public sealed record FogClientOptions
{
    /// <summary>The environment variable that names gateways, separated by commas or spaces.</summary>
    public const string GatewaysVariable = "FOG_GATEWAYS";

    /// <summary>
    /// Nodes to connect to, each <c>address:port</c> (port 30000 when left out; an IPv6 address in brackets). One that is up is enough.
    /// Default: those in <see cref="GatewaysVariable"/>, otherwise <c>127.0.0.1:30000</c>.
    /// </summary>
    public ImmutableArray<string> Gateways { get; init; } = GatewayAddress.Split(Environment.GetEnvironmentVariable(GatewaysVariable));

    /// <summary>The cluster id of the fog; default <c>fog</c>.</summary>
    public string ClusterId { get; init; } = "fog";

    /// <summary>The service id of the fog; default <c>fog</c>.</summary>
    public string ServiceId { get; init; } = "fog";

    /// <summary>How long connecting may take; default 15 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long the fog may take to answer; default 6 s. A call on its way through a host that dies waits that long, then it is asked
    /// again, five times in all.
    /// </summary>
    public TimeSpan ResponseTimeout { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>How many times as long as these a fog of slow hosts or links may take; default 1. As <c>Fog:Patience</c> of its nodes.</summary>
    public double Patience { get; init; } = 1;

    /// <summary>How often a gateway that failed is tried again; default 5 s.</summary>
    public TimeSpan GatewayRefresh { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Where the connection's own log goes; default null, nowhere.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }
}

using System.Collections.Immutable;
using System.Net;
using Orleans.Messaging;
using Orleans.Runtime;

namespace Fog.Client;

/// <summary>
/// Those of the known gateways that open when knocked at. A host that lost its power answers nothing at all: a call handed to it would
/// wait for its whole response time.
/// </summary>
/// <param name="known">All that the options name.</param>
/// <param name="refresh">How often they are knocked at.</param>
internal sealed class LiveGateways(ImmutableArray<IPEndPoint> known, TimeSpan refresh) : IGatewayListProvider
{
    /// <summary>How long the others may take once one has opened.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(300);

    /// <summary>How long the first may take.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public TimeSpan MaxStaleness => refresh;

    public bool IsUpdatable => true;

    public Task InitializeGatewayListProvider() => Task.CompletedTask;

    /// <summary>None opened: all are handed out, so that the client goes on trying.</summary>
    public async Task<IList<Uri>> GetGateways()
    {
        using var limit = new CancellationTokenSource(Patience);
        var knocks = known.Select(async gateway =>
        {
            var open = await GatewayProbe.Knock(gateway, limit.Token) is null;
            if (open)
            {
                limit.CancelAfter(Grace);
            }

            return (gateway, open);
        });
        var answers = await Task.WhenAll(knocks);
        var live = answers.Where(answer => answer.open).Select(answer => answer.gateway).ToArray();
        return [.. (live.Length > 0 ? live : known.AsEnumerable()).Select(gateway => SiloAddress.New(gateway, 0).ToGatewayUri())];
    }
}

using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Fog.Hosting;

/// <summary>Says who joins the fog, leaves it or is lost, one line each; Orleans' own words for that are many lines with stacks.</summary>
public sealed class MembershipWatch(IClusterMembershipService membership, ILocalSiloDetails self, ILogger<MembershipWatch> log) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var before = membership.CurrentSnapshot;
        await foreach (var after in membership.MembershipUpdates.WithCancellation(stoppingToken))
        {
            foreach (var news in MemberNews.Between(before, after, self.SiloAddress))
            {
                Tell(news);
            }

            before = after;
        }
    }

    private void Tell(MemberNews news)
    {
        switch (news.Kind)
        {
            case MemberNewsKind.Joined:
                log.NodeJoined(news.Node);
                break;
            case MemberNewsKind.Left:
                log.NodeLeft(news.Node);
                break;
            default:
                log.NodeLost(news.Node);
                break;
        }
    }
}

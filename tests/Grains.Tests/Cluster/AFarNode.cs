using System.Diagnostics;
using Fog.Planning;
using Fog.Tests.Examples;

namespace Fog.Tests.Cluster;

/// <summary>A node that is farther than plans look by themselves, in a fog that just began.</summary>
public sealed class AFarNode(FogCluster fog) : IClassFixture<FogCluster>
{
    private static readonly TimeSpan Youth = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Is_planned_with_and_not_waited_for()
    {
        var ct = TestContext.Current.CancellationToken;
        fog.Agents["n3"].Distance = TimeSpan.FromMilliseconds(400);
        var request = new DeployRequest(Some.Service("far", "a", "b", "c"), new NodeName("n1"));
        while (!(await fog.Node("n3").Network(ct)).Links.Any(link => link.Samples > 0 && link.Latency > 300))
        {
            await Task.Delay(100, ct);
        }

        var began = Stopwatch.GetTimestamp();
        var result = await fog.Service("far").Propose(request, PlanWish.Default, ct);
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(3));
        Assert.Equal(["n1", "n2", "n3"], result.Plan!.Assignments.Values.Select(place => place.Node.Value).Order());
        Assert.InRange((await fog.Node("n1").Network(ct)).Age, TimeSpan.Zero, Youth);
    }
}

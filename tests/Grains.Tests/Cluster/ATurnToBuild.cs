namespace Fog.Tests.Cluster;

public sealed class ATurnToBuild(FogCluster fog) : IClassFixture<FogCluster>
{
    private static readonly NodeName One = new("n1");
    private static readonly NodeName Other = new("n2");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_one_nodes_until_it_yields()
    {
        var turn = fog.Grains.GetGrain<IBuildGrain>("context");

        Assert.Equal(One, await turn.Claim(One, Ct));
        Assert.Equal(One, await turn.Claim(Other, Ct));
        Assert.Equal(One, await turn.Claim(One, Ct));
        await turn.Yield(Other, Ct);
        Assert.Equal(One, await turn.Claim(Other, Ct));
        await turn.Yield(One, Ct);
        Assert.Equal(Other, await turn.Claim(Other, Ct));
    }

    [Fact]
    public async Task Concerns_one_context() =>
        Assert.Equal(
            (One, Other),
            (await fog.Grains.GetGrain<IBuildGrain>("these").Claim(One, Ct), await fog.Grains.GetGrain<IBuildGrain>("those").Claim(Other, Ct)));
}

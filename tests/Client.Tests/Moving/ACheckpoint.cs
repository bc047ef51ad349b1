using Fog.Client;
using Fog.Tests.Fakes;

namespace Fog.Tests.Moving;

/// <summary>The client's call that takes checkpoints, over a real connection to a silo with fake grains.</summary>
public sealed class ACheckpoint(AConnection fog) : IClassFixture<AConnection>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_followed_until_another_host_keeps_it()
    {
        var taken = await fog.Client.Checkpoints.Take(new TaskId(new ServiceName("hello"), "web"), Ct);
        Assert.Equal((7, 2), (taken.Number, taken.Keepers.Length));
    }

    [Fact]
    public async Task That_comes_to_nothing_says_why()
    {
        var error = await Assert.ThrowsAsync<FogException>(() => fog.Client.Checkpoints.Take(new TaskId(new ServiceName("hello"), "stubborn"), Ct));
        Assert.Equal("No checkpoint of hello/stubborn was taken: it watches files.", error.Message);
    }
}

using Fog.Client;
using Fog.Tests.Fakes;

namespace Fog.Tests.Moving;

/// <summary>The client's calls that put tasks to rest, over a real connection to a silo with fake grains.</summary>
public sealed class ATaskAtRest(AConnection fog) : IClassFixture<AConnection>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_followed_until_it_rests_and_until_it_runs()
    {
        var task = new TaskId(new ServiceName("hello"), "web");
        Assert.Equal(TaskPhase.Suspended, (await fog.Client.Rests.Suspend(task, Ct)).Phase);
        Assert.Equal(TaskPhase.Running, (await fog.Client.Rests.Resume(task, Ct)).Phase);
    }

    [Theory]
    [InlineData("stubborn", "Task hello/stubborn couldn't be: it watches files")]
    [InlineData("lost", "Task hello/lost is failed meanwhile: 'fog events hello' says what happened.")]
    public async Task Says_why_it_is_not_as_it_was_wanted(string name, string reason)
    {
        var error = await Assert.ThrowsAsync<FogException>(() => fog.Client.Rests.Suspend(new TaskId(new ServiceName("hello"), name), Ct));
        Assert.Equal(reason, error.Message);
    }
}

using Fog.Client;

namespace Fog.Tests.Connecting;

public sealed class AQuestion
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>As a message does that waited for the place of a grain until it expired.</summary>
    [Fact]
    public async Task Is_put_again_when_it_was_given_up_and_its_asker_had_not_stopped_it()
    {
        var asked = 0;
        var answer = await Ask.For("Asking", () => ++asked == 1 ? Task.FromCanceled<int>(new CancellationToken(canceled: true)) : Task.FromResult(42), Ct);
        Assert.Equal((2, 42), (asked, answer));
    }

    [Fact]
    public async Task Is_put_once_when_its_asker_stops_it()
    {
        var asked = 0;
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Ask.For("Asking", async () =>
        {
            asked++;
            await stop.CancelAsync();
            return await Task.FromCanceled<int>(stop.Token);
        }, stop.Token));
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task Is_a_sentence_when_nobody_answers()
    {
        var error = await Assert.ThrowsAsync<FogException>(() => Ask.For<int>("Asking for hello", () => throw new OperationCanceledException("it expired."), Ct));
        Assert.Equal("Asking for hello: the fog didn't answer (it expired). Trying again is safe; 'fog nodes' shows which nodes are up.", error.Message);
    }
}

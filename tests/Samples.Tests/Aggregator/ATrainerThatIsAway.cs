using System.Net;
using Fog.Samples.Aggregator;
using Fog.Samples.Learning;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Fog.Tests.Aggregator;

public sealed class ATrainerThatIsAway
{
    private static readonly Model _model = Model.Random(NetworkShape.Mnist2NN, new(1));
    private static readonly RoundOrder _order = new(1, 2, new(1, 10, 0.05f));
    private readonly FakeTimeProvider _time = new();
    private readonly List<string> _said = [];

    [Fact]
    public async Task Is_asked_again_until_it_answers()
    {
        using var handler = new Answers(
            () => throw new HttpRequestException("Connection refused"),
            () => new(HttpStatusCode.BadGateway) { Content = new StringContent("not yet") },
            () => new(HttpStatusCode.OK) { Content = new ByteArrayContent([1, 2, 3]), Headers = { { "X-Samples", "7" } } },
            () => new(HttpStatusCode.OK) { Content = new ByteArrayContent(_model.ToBytes()) },
            () => new(HttpStatusCode.OK) { Content = new ByteArrayContent(_model.ToBytes()), Headers = { { "X-Samples", "7" } } });
        using var http = new HttpClient(handler);
        var trainer = new HttpTrainer(http, new("http://trainer-9:8080"), new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4)), _time, _said.Add);

        var asking = trainer.Train(_order, _model, TestContext.Current.CancellationToken);
        while (!asking.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        var update = await asking;
        Assert.Equal(7, update.Samples);
        Assert.Equal(_model.ToBytes(), update.Model.ToBytes());
        Assert.Equal(5, handler.Asked.Count);
        Assert.All(handler.Asked, uri => Assert.Equal("/train?round=1&seed=2&epochs=1&batch=10&rate=0.05", uri.PathAndQuery));
        Assert.Equal(
            ["waiting for trainer-9:8080: Connection refused; asking again at least every 4 s", "trainer-9:8080 answers again"], _said);
        Assert.False(trainer.IsAwaited);
    }

    [Fact]
    public async Task Is_given_up_when_the_aggregator_stops()
    {
        using var handler = new Answers(() => throw new HttpRequestException("Connection refused"));
        using var http = new HttpClient(handler);
        using var stop = new CancellationTokenSource();
        var trainer = new HttpTrainer(http, new("http://t:1"), new(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4)), _time, _said.Add);
        var asking = trainer.Train(_order, _model, stop.Token);
        Assert.True(trainer.IsAwaited);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }

    [Fact]
    public void Is_asked_less_and_less_often_up_to_a_bound() => Assert.Equal(
        [1, 2, 4, 5, 5, 5],
        new[] { 1, 2, 3, 4, 5, 5000 }.Select(n => new Backoff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5)).After(n).TotalSeconds));

    private sealed class Answers(params Func<HttpResponseMessage>[] answers) : HttpMessageHandler
    {
        public List<Uri> Asked { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Asked.Add(request.RequestUri!);
            return Task.FromResult(answers[Asked.Count - 1]());
        }
    }
}

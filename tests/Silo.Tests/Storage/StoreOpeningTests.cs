using System.Diagnostics;
using Fog.Storage;
using Fog.Tests.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Fog.Tests.Storage;

public sealed class A_store_that_does_not_answer
{
    private readonly FakeTimeProvider _time = new();
    private readonly Sentences _log = new();

    [Fact]
    public async Task Is_tried_for_a_while_and_then_given_up_with_a_sentence()
    {
        var port = FreePorts.Take(1)[0];
        var connection = $"Host=127.0.0.1;Port={port};Username=fog;Password=s3cret;Database=fog";
        var store = ClusterStore.Of(OptionsOf.Valid(("Store", "postgres"), ("ConnectionString", connection)));
        var opening = new StoreOpening(store, _time, _log).Open(TestContext.Current.CancellationToken);
        var watch = Stopwatch.StartNew();
        while (!opening.IsCompleted && watch.Elapsed < TimeSpan.FromSeconds(20))
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        var error = await Assert.ThrowsAsync<StoreUnavailableException>(() => opening);
        Assert.Equal(StoreOpening.Retries, _log.Written.Count);
        Assert.StartsWith($"The store (PostgreSQL at 127.0.0.1:{port}, database fog) doesn't answer: ", _log.Written[0], StringComparison.Ordinal);
        Assert.StartsWith($"The store (PostgreSQL at 127.0.0.1:{port}, database fog) can't be opened: ", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", error.Message + string.Concat(_log.Written), StringComparison.Ordinal);
    }

    private sealed class Sentences : ILogger<StoreOpening>
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Add(formatter(state, exception));
    }
}

using Fog.Agent.Migration;
using Fog.Agent.Transfer;
using Fog.Tests.Hosting;
using Microsoft.Extensions.Logging;

namespace Fog.Tests.Agent.Migration;

public sealed class The_rehearsal_of_a_move
{
    [Fact]
    public async Task Gets_to_its_end_and_leaves_nothing_behind()
    {
        using var directory = new TestDirectory();
        var options = OptionsOf.Valid(("Address", "127.0.0.1"), ("RunDirectory", directory.Path));
        using var door = new MoveDoor(options, new Pace(null), new Pace(null), TimeProvider.System, new Told<MoveDoor>());
        await door.StartAsync(TestContext.Current.CancellationToken);
        var log = new Told<Rehearsal>();

        await new Rehearsal(door, options, log).Once;

        Assert.Empty(log.Words);
        Assert.Empty(Directory.EnumerateFileSystemEntries(directory.Path));
        await door.StopAsync(CancellationToken.None);
    }

    private sealed class Told<T> : ILogger<T>
    {
        public List<string> Words { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Words.Add(formatter(state, exception));
    }
}

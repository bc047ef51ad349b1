using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Fog.Tests.Fakes;

/// <summary>What a service's shared state was asked, and what it is to answer.</summary>
internal sealed class FakeSharedState
{
    public ConcurrentQueue<SharedWrite> Writes { get; } = new();

    /// <summary>The next writes' answers; when there are none left, each takes effect.</summary>
    public ConcurrentQueue<Func<Task<WriteOutcome>>> Answers { get; } = new();

    public ConcurrentQueue<(string Prefix, long Since)> Watches { get; } = new();

    /// <summary>The next answers to those who watch; they wait for ever when there are none left.</summary>
    public ConcurrentQueue<Func<SharedChanges>> Changes { get; } = new();

    public ConcurrentDictionary<string, SharedEntry> Entries { get; } = new();
}

internal sealed class FakeSharedStateGrain(FakeFog fog) : Grain, ISharedStateGrain
{
    private FakeSharedState State => fog.SharedStates.GetOrAdd(this.GetPrimaryKeyString(), _ => new FakeSharedState());

    public Task<SharedEntry?> Get(string key, CancellationToken ct = default) => Task.FromResult(State.Entries.GetValueOrDefault(key));

    public Task<WriteOutcome> Write(SharedWrite write, CancellationToken ct = default)
    {
        State.Writes.Enqueue(write);
        return State.Answers.TryDequeue(out var answer) ? answer() : Task.FromResult(new WriteOutcome(WriteVerdict.Done, State.Writes.Count));
    }

    public Task<SharedListing> List(string prefix, string? after, int most, CancellationToken ct = default) => Task.FromResult(new SharedListing(
        7, [.. State.Entries.Values.Where(entry => entry.Key.StartsWith(prefix, StringComparison.Ordinal)).OrderBy(entry => entry.Key, StringComparer.Ordinal)], false));

    public async Task<SharedChanges> Changes(string prefix, long since, CancellationToken ct = default)
    {
        State.Watches.Enqueue((prefix, since));
        if (State.Changes.TryDequeue(out var next))
        {
            return next();
        }

        await Task.Delay(Timeout.InfiniteTimeSpan, ct);
        throw new InvalidOperationException("It waited for ever.");
    }

    public Task Clear(CancellationToken ct = default) => throw new NotSupportedException();
}

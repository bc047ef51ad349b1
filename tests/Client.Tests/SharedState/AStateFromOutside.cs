using System.Collections.Immutable;
using Fog.Client;
using Fog.Tests.Fakes;

namespace Fog.Tests.SharedState;

/// <summary>The client's calls to a service's shared state, over a real connection to a silo with a fake grain.</summary>
public sealed class AStateFromOutside : IAsyncLifetime
{
    private static readonly byte[] One = [1];
    private readonly FakeFog _fog = new();
    private FogClient _client = null!;
    private FogState _state = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private FakeSharedState Fake => _fog.SharedStates.GetOrAdd("shop", _ => new FakeSharedState());

    public async ValueTask InitializeAsync()
    {
        await _fog.Start();
        _client = await FogClient.Connect(new FogClientOptions { Gateways = [$"127.0.0.1:{_fog.GatewayPort}"], ResponseTimeout = TimeSpan.FromSeconds(6) }, Ct);
        _state = _client.Shared(new ServiceName("shop"));
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _fog.DisposeAsync();
    }

    [Fact]
    public async Task Is_read_by_key_and_listed_by_prefix()
    {
        Fake.Entries["a/1"] = new SharedEntry("a/1", [1], 3);
        Fake.Entries["b"] = new SharedEntry("b", [2], 4);
        var entry = (await _state.Get("a/1", Ct))!;
        Assert.Equal(("a/1", 3L, (byte)1), (entry.Key, entry.Version, Assert.Single(entry.Value)));
        Assert.Null(await _state.Get("a/2", Ct));
        var listing = await _state.List("a/", Ct);
        Assert.Equal((7, "a/1"), (listing.Revision, Assert.Single(listing.Entries).Key));
    }

    [Fact]
    public async Task Is_written_under_the_condition_that_was_given()
    {
        Fake.Answers.Enqueue(() => Task.FromResult(new WriteOutcome(WriteVerdict.Conflict, 12)));
        Assert.Equal(new WriteOutcome(WriteVerdict.Conflict, 12), await _state.Put("a", One, 11, Ct));
        await _state.Remove("b", 5, Ct);
        Assert.Equal([("a", 1, 11L), ("b", 0, 5L)], Fake.Writes.Select(write => (write.Key, write.Value?.Length ?? 0, write.If ?? -1)));
    }

    [Fact]
    public async Task Is_written_again_as_the_same_write_when_it_can_t_be_used_for_a_moment()
    {
        Fake.Answers.Enqueue(() => throw new SharedStateUnavailableException("it moves"));
        Assert.Equal(WriteVerdict.Done, (await _state.Put("a", One, ct: Ct)).Verdict);
        await _state.Put("b", One, ct: Ct);

        var tries = Fake.Writes.Select(write => write.Try!).ToArray();
        Assert.Equal([(1, false), (1, true), (2, false)], tries.Select(one => (one.Number, one.IsRepeated)));
        Assert.Single(tries.Select(one => one.Session).Distinct());
    }

    [Fact]
    public async Task Has_a_session_for_each_write_that_is_under_way()
    {
        var slow = new TaskCompletionSource<WriteOutcome>();
        Fake.Answers.Enqueue(() => slow.Task);
        var first = _state.Put("a", One, ct: Ct);
        while (Fake.Writes.IsEmpty)
        {
            await Task.Yield();
        }

        var second = _state.Put("b", One, ct: Ct);
        slow.SetResult(new WriteOutcome(WriteVerdict.Done, 1));
        await Task.WhenAll(first, second);
        Assert.Equal(2, Fake.Writes.Select(write => write.Try!.Session).Distinct().Count());
    }

    [Fact]
    public async Task Tells_a_late_watcher_that_removals_are_forgotten()
    {
        Fake.Changes.Enqueue(() => new SharedChanges(90, [], true));
        await using var watch = _state.Watch("a/", since: 5, Ct).GetAsyncEnumerator(Ct);
        var error = await Assert.ThrowsAsync<FogException>(async () => await watch.MoveNextAsync());
        Assert.Equal("Some keys of shop that were removed after revision 5 aren't known any more: list the keys, and watch from revision 90 on.", error.Message);
    }

    [Fact]
    public async Task Says_why_it_stays_as_it_is()
    {
        Fake.Answers.Enqueue(() => Task.FromResult(new WriteOutcome(WriteVerdict.Full, 0, "there is no room")));
        var error = await Assert.ThrowsAsync<FogException>(() => _state.Put("a", One, ct: Ct));
        Assert.Equal("The shared state of shop stays as it is: there is no room.", error.Message);
    }

    [Fact]
    public async Task Is_watched_from_a_revision_on_across_interruptions()
    {
        Fake.Changes.Enqueue(() => new SharedChanges(9, [new SharedChange("a", 8, [1]), new SharedChange("b", 9, null)], false));
        Fake.Changes.Enqueue(() => new SharedChanges(9, [], false));
        Fake.Changes.Enqueue(() => throw new SharedStateUnavailableException("it moves"));
        Fake.Changes.Enqueue(() => new SharedChanges(12, [new SharedChange("a", 12, null)], false));

        var told = await _state.Watch("p/", 5, Ct).Take(3).ToListAsync(Ct);

        Assert.Equal([("a", 8), ("b", 9), ("a", 12)], told.Select(change => (change.Key, change.Version)));
        Assert.Equal([("p/", 5), ("p/", 9), ("p/", 9), ("p/", 9)], Fake.Watches);
    }

    [Fact]
    public async Task Is_watched_until_it_is_told_to_stop()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        await using var changes = _state.Watch(ct: stop.Token).GetAsyncEnumerator(Ct);
        var next = changes.MoveNextAsync();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await next);
    }
}

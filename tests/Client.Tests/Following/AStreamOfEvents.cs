using System.Runtime.CompilerServices;
using Fog.Client;
using Orleans.Runtime;
using static Fog.Tests.Following.ScriptedWatch;

namespace Fog.Tests.Following;

public sealed class AStreamOfEvents
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly HurriedTime _time = new();

    public static TheoryData<Exception> Interruptions => [new EnumerationAbortedException("gone"), new TimeoutException("late"), new SiloUnavailableException("dead")];

    [Theory]
    [MemberData(nameof(Interruptions))]
    public async Task That_breaks_goes_on_after_the_last_event(Exception interruption)
    {
        var watch = new ScriptedWatch(
            new Attempt([5, 6, 7], interruption), new Attempt([], interruption), new Attempt([8, 9], null, ServicePhase.Removed));
        Assert.Equal([5, 6, 7, 8, 9], await Sequences(watch, from: 5));
        Assert.Equal([5, 8, 8], watch.Starts);
    }

    [Fact]
    public async Task That_repeats_itself_is_heard_once()
    {
        var watch = new ScriptedWatch(new Attempt([1, 2], new TimeoutException()), new Attempt([1, 2, 3], null, ServicePhase.Removed));
        Assert.Equal([1, 2, 3], await Sequences(watch));
    }

    [Fact]
    public async Task That_ends_before_the_service_does_goes_on()
    {
        var watch = new ScriptedWatch(new Attempt([1], null), new Attempt([2], null, ServicePhase.Removed));
        Assert.Equal([1, 2], await Sequences(watch));
    }

    [Fact]
    public async Task That_fails_for_longer_than_the_patience_gives_up_with_the_cause()
    {
        var watch = new ScriptedWatch(new Attempt([1], null), new Attempt([], new SiloUnavailableException("no gateway")));
        var start = _time.GetUtcNow();
        var error = await Assert.ThrowsAsync<FogException>(() => Sequences(watch));
        Assert.Equal("Following service hello for 90 s of failures: the fog didn't answer (no gateway). Trying again is safe; 'fog nodes' shows which nodes are up.", error.Message);
        Assert.InRange(_time.GetUtcNow() - start, Patience, Patience + TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task That_was_silent_for_long_before_it_broke_gets_the_whole_patience()
    {
        var silence = new ScriptedWatch(new Attempt(Silence(), new TimeoutException()), new Attempt([1], null, ServicePhase.Removed));
        Assert.Equal([1], await Sequences(silence));

        IEnumerable<long> Silence()
        {
            _time.Advance(TimeSpan.FromHours(1));
            yield break;
        }
    }

    [Fact]
    public async Task Whose_gateway_is_lost_doesnt_wait_for_the_answer()
    {
        var loss = new GatewayLoss();
        var starts = new List<long>();
        var stream = new EventStream(new ServiceName("hello"), Watch, loss, Patience, _time);
        await using var events = stream.From(1, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await events.MoveNextAsync());
        var next = events.MoveNextAsync();
        loss.Happened();
        Assert.True(await next);
        Assert.Equal(2, events.Current.Sequence);
        Assert.Equal([1, 2], starts);

        async IAsyncEnumerable<ServiceEvent> Watch(long from, [EnumeratorCancellation] CancellationToken ct)
        {
            starts.Add(from);
            yield return new ServiceEvent(from, DateTimeOffset.UnixEpoch, ServiceEventKind.Progress, null, "", ServicePhase.Deploying);
            await Task.Delay(Timeout.InfiniteTimeSpan, ct);
        }
    }

    [Fact]
    public async Task That_is_refused_says_so_at_once()
    {
        var watch = new ScriptedWatch(new Attempt([], new ServiceNotFoundException(new ServiceName("hello"))));
        await Assert.ThrowsAsync<ServiceNotFoundException>(() => Sequences(watch));
        Assert.Single(watch.Starts);
    }

    private async Task<List<long>> Sequences(ScriptedWatch watch, long from = 1)
    {
        var sequences = new List<long>();
        var stream = new EventStream(new ServiceName("hello"), watch.Watch, new GatewayLoss(), Patience, _time);
        await foreach (var happened in stream.From(from, TestContext.Current.CancellationToken))
        {
            sequences.Add(happened.Sequence);
        }

        return sequences;
    }
}

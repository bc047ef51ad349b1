using System.Collections.Immutable;
using Fog.Services;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Fog.SharedState;

/// <inheritdoc cref="ISharedStateGrain"/>
/// <remarks>
/// Why it is linearizable: a new activation first writes its claim, then reads the space and writes it again, after which writes of any
/// older activation fail in the store (their etag is old). What an activation answers from memory, it answers after a look at the claim
/// that began after the question: while the claim was its own, nobody else had written. And a write takes effect once, however often its
/// message comes: see <see cref="Remembrance"/>.
/// </remarks>
public sealed partial class SharedStateGrain : Grain, ISharedStateGrain
{
    /// <summary>How long a watcher waits for news: shorter than its patience, long enough to cost nothing while nothing happens.</summary>
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(20);

    private readonly IPersistentState<SharedSpace> _space;
    private readonly IPersistentState<SharedClaim> _claim;
    private readonly TimeProvider _clock;
    private readonly INewsDesk _news;
    private readonly ILogger<SharedStateGrain> _log;
    private readonly Rounds<SharedWrite, WriteOutcome> _writes;
    private readonly Rounds<bool, bool> _looks;
    private readonly Signal _changed = new();
    private readonly Guid _self = Guid.NewGuid();
    private SharedSpace _kept = new();
    private string? _broken;

    public SharedStateGrain(
        [PersistentState("shared")] IPersistentState<SharedSpace> space,
        [PersistentState("shared-claim")] IPersistentState<SharedClaim> claim,
        TimeProvider clock,
        INewsDesk news,
        ILogger<SharedStateGrain> log)
    {
        (_space, _claim, _clock, _news, _log) = (space, claim, clock, news, log);
        _writes = new(Commit);
        _looks = new(Look);
    }

    private ServiceName Service => new(this.GetPrimaryKeyString());

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _claim.State = new SharedClaim(_self);
        await _claim.WriteStateAsync(cancellationToken);
        await _space.ReadStateAsync(cancellationToken);
        await _space.WriteStateAsync(cancellationToken);
        _kept = _space.State;
    }

    /// <inheritdoc/>
    public async Task<SharedEntry?> Get(string key, CancellationToken ct)
    {
        await Confirm(ct);
        return _kept.Entry(key);
    }

    /// <inheritdoc/>
    public async Task<WriteOutcome> Write(SharedWrite write, CancellationToken ct)
    {
        Sound();
        ct.ThrowIfCancellationRequested();
        return Writing.Complaint(write) is { } complaint
            ? new WriteOutcome(WriteVerdict.Refused, 0, complaint)
            : await _writes.Ask(write).WaitAsync(ct);
    }

    /// <inheritdoc/>
    public async Task<SharedListing> List(string prefix, string? after, int most, CancellationToken ct)
    {
        await Confirm(ct);
        return _kept.List(prefix, after, Math.Max(1, most));
    }

    /// <inheritdoc/>
    public async Task<SharedChanges> Changes(string prefix, long since, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var over = Task.Delay(Wait, _clock, patience.Token);
        while (true)
        {
            Sound();
            var news = _changed.Next;
            var changes = _kept.Since(prefix, since);
            if (!changes.Changes.IsEmpty || changes.Lost || over.IsCompleted)
            {
                await patience.CancelAsync();
                return changes;
            }

            await Task.WhenAny(news, over);
            ct.ThrowIfCancellationRequested();
        }
    }

    /// <inheritdoc/>
    public async Task Clear(CancellationToken ct)
    {
        await _space.ClearStateAsync(ct);
        await _claim.ClearStateAsync(ct);
        Break("it was cleared");
    }

    private async Task<IReadOnlyList<WriteOutcome>> Commit(IReadOnlyList<SharedWrite> writes)
    {
        var (next, now, outcomes) = (_kept, _clock.GetUtcNow(), new List<WriteOutcome>(writes.Count));
        foreach (var write in writes)
        {
            (next, var outcome) = next.Apply(write, now);
            outcomes.Add(outcome);
        }

        if (next == _kept)
        {
            await Confirm(CancellationToken.None); // a refusal is an answer about what is kept
            return outcomes;
        }

        Sound();
        _space.State = next;
        await Access(() => _space.WriteStateAsync());
        _kept = next;
        _changed.Raise();
        _ = _news.Tell(new SharedNews(Service, next.Revision, [.. writes.Select(write => write.Key).Distinct()]));
        return outcomes;
    }

    private async Task<IReadOnlyList<bool>> Look(IReadOnlyList<bool> questions)
    {
        await Access(() => _claim.ReadStateAsync());
        if (_claim.State.Holder != _self)
        {
            Break("another host has taken it over");
            Sound();
        }

        return questions;
    }

    private async Task Confirm(CancellationToken ct)
    {
        Sound();
        await _looks.Ask(true).WaitAsync(ct);
    }

    /// <summary>After a failure of the store nobody knows what is in it: the next activation reads it.</summary>
    private async Task Access(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception e)
        {
            LogBroken(Service, e.Message);
            Break(e.Message);
            throw new SharedStateUnavailableException($"The shared state of {Service} can't be used now: {e.Message.TrimEnd('.')}. Try again; a write with the same token.");
        }
    }

    private void Break(string reason)
    {
        _broken ??= reason;
        _changed.Raise(); // who waits must go, so that the grain can
        DeactivateOnIdle();
    }

    private void Sound()
    {
        if (_broken is { } reason)
        {
            throw new SharedStateUnavailableException($"The shared state of {Service} is moving to another host ({reason}). Try again.");
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The shared state of {Service} is given up here and taken up anew: {Reason}")]
    private partial void LogBroken(ServiceName service, string reason);
}

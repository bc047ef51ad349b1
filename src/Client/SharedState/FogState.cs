using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Polly;
using Polly.Retry;

namespace Fog.Client;

/// <summary>The shared state of a service, as its tasks have it: see docs/state.md. Each call outlasts the death of a host.</summary>
public sealed class FogState
{
    private static readonly ResiliencePipeline Again = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = tried => ValueTask.FromResult(
                tried.Outcome.Exception is { } e && (e is SharedStateUnavailableException || Interruption.Is(e, tried.Context.CancellationToken))),
            MaxRetryAttempts = 8,
            Delay = TimeSpan.FromMilliseconds(100),
            MaxDelay = TimeSpan.FromSeconds(2),
            BackoffType = DelayBackoffType.Exponential,
        })
        .Build();

    private readonly WriteSessions _sessions = new();
    private readonly IClusterClient _cluster;
    private readonly ServiceName _service;

    internal FogState(IClusterClient cluster, ServiceName service) => (_cluster, _service) = (cluster, service);

    /// <summary>Returns a key's value and version; null when there is none.</summary>
    public Task<SharedEntry?> Get(string key, CancellationToken ct = default) => Ask($"Reading {key}", grain => grain.Get(key, ct), ct);

    /// <summary>When this returns, the key has the value, or its version isn't the one that was asked for.</summary>
    /// <param name="key">1 to 256 letters, digits and <c>-_./:~</c>.</param>
    /// <param name="value">Up to 64 KiB.</param>
    /// <param name="version">Only if this is the key's version, 0: only if there is none; null: in any case.</param>
    /// <param name="ct">Stops the waiting.</param>
    /// <returns><see cref="WriteVerdict.Done"/> or <see cref="WriteVerdict.Conflict"/>.</returns>
    /// <exception cref="FogException">The key or the value breaks a rule, or there is no room.</exception>
    public Task<WriteOutcome> Put(string key, ReadOnlyMemory<byte> value, long? version = null, CancellationToken ct = default) =>
        Write(new SharedWrite(key, [.. value.Span], version), ct);

    /// <summary>When this returns, there is no such key, or its version isn't the one that was asked for.</summary>
    /// <inheritdoc cref="Put"/>
    public Task<WriteOutcome> Remove(string key, long? version = null, CancellationToken ct = default) =>
        Write(new SharedWrite(key, null, version), ct);

    /// <summary>Returns the keys that begin with the prefix, ordered by their characters, as of one moment.</summary>
    public Task<SharedListing> List(string prefix = "", CancellationToken ct = default) =>
        Ask("Listing keys", grain => grain.List(prefix, null, SharedStateLimits.Keys, ct), ct);

    /// <summary>Streams what changes after a revision until cancelled; of several writes of a key in a row only the last may be told.</summary>
    /// <param name="prefix">Only keys that begin so.</param>
    /// <param name="since">
    /// Revision that was seen; 0 tells all there is first. Of removals only the last <see cref="SharedStateLimits.Removals"/> are known: who was
    /// away for longer must list the keys.
    /// </param>
    /// <param name="ct">Ends the stream.</param>
    /// <exception cref="FogException">Removals after <paramref name="since"/> aren't known any more: list the keys, and watch from that listing's revision.</exception>
    public async IAsyncEnumerable<SharedChange> Watch(string prefix = "", long since = 0, [EnumeratorCancellation] CancellationToken ct = default)
    {
        while (true)
        {
            var seen = since;
            var changes = await Ask("Watching keys", grain => grain.Changes(prefix, seen, ct), ct);
            if (changes.Lost)
            {
                throw new FogException(
                    $"Some keys of {_service} that were removed after revision {seen} aren't known any more: list the keys, and watch from revision {changes.Revision} on.");
            }

            foreach (var change in changes.Changes)
            {
                yield return change;
            }

            since = changes.Revision;
        }
    }

    private async Task<WriteOutcome> Write(SharedWrite write, CancellationToken ct)
    {
        using var turn = _sessions.Take();
        var outcome = await Ask($"Writing {write.Key}", grain => grain.Write(write with { Try = turn.Next() }, ct), ct);
        return outcome.Reason is { } reason ? throw new FogException($"The shared state of {_service} stays as it is: {reason}.") : outcome;
    }

    private async Task<T> Ask<T>(string operation, Func<ISharedStateGrain, Task<T>> question, CancellationToken ct)
    {
        try
        {
            return await Again.ExecuteAsync(async token => await question(_cluster.GetGrain<ISharedStateGrain>(_service.Value)).WaitAsync(token), ct);
        }
        catch (Exception e) when (Interruption.Is(e, ct))
        {
            throw new FogException(Client.Ask.Sentence($"{operation} of {_service}", e), e);
        }
    }
}

using Orleans.Runtime;
using Polly;
using Polly.Retry;

namespace Fog.Agent.SharedState;

/// <summary>Calls to shared states that outlast the death of the host that holds one: it comes up on another within seconds.</summary>
internal sealed class SharedStateCalls(IGrainFactory grains)
{
    private static readonly ResiliencePipeline Again = new ResiliencePipelineBuilder()
        .AddTimeout(TimeSpan.FromSeconds(20))
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<Exception>(MayPass),
            MaxRetryAttempts = int.MaxValue,
            Delay = TimeSpan.FromMilliseconds(50),
            MaxDelay = TimeSpan.FromSeconds(1),
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
        })
        .Build();

    private readonly WriteSessions _sessions = new();

    /// <summary>Writes until there is an answer, for twenty seconds at most; it takes effect once, or, when this fails, at most once.</summary>
    /// <exception cref="SharedStateUnavailableException">There is none.</exception>
    public async Task<WriteOutcome> Write(ServiceName service, SharedWrite write, CancellationToken ct)
    {
        using var turn = _sessions.Take();
        return await Ask(service, (grain, stop) => grain.Write(write with { Try = turn.Next() }, stop), ct);
    }

    /// <summary>Asks until there is an answer, for twenty seconds at most.</summary>
    /// <exception cref="SharedStateUnavailableException">There is none.</exception>
    public async Task<T> Ask<T>(ServiceName service, Func<ISharedStateGrain, CancellationToken, Task<T>> question, CancellationToken ct)
    {
        Exception? last = null;
        try
        {
            return await Again.ExecuteAsync(
                async token =>
                {
                    try
                    {
                        return await question(grains.GetGrain<ISharedStateGrain>(service.Value), token);
                    }
                    catch (Exception e) when (MayPass(e))
                    {
                        last = e;
                        throw;
                    }
                },
                ct);
        }
        catch (Exception e) when (e is Polly.Timeout.TimeoutRejectedException || MayPass(e))
        {
            throw new SharedStateUnavailableException($"The shared state of {service} can't be used now: {(last ?? e).Message}", e);
        }
    }

    private static bool MayPass(Exception e) => e is SharedStateUnavailableException or OrleansException or TimeoutException or System.Data.Common.DbException;
}

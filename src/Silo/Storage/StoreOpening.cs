using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace Fog.Storage;

/// <summary>
/// The first thing that a node does: reach its store and bring it to form. A host may boot before its database, so it tries for a
/// while; then it gives up, because a supervisor that sees the exit is a better judge than a process that hangs.
/// </summary>
public sealed class StoreOpening(ClusterStore store, TimeProvider time, ILogger<StoreOpening> log)
{
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;

    /// <summary>How many times more it tries.</summary>
    public const int Retries = 8;

    /// <summary>The longest pause; they grow from half a second to 45 s all together. Each attempt takes its connection's timeout.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    /// <summary>When this returns, the store is ready.</summary>
    /// <exception cref="StoreUnavailableException">It couldn't be reached within the retries.</exception>
    public async Task Open(CancellationToken ct)
    {
        try
        {
            await Pipeline().ExecuteAsync(async token => await StoreSchema.Install(store, token), ct);
        }
        catch (Exception error) when (error is DbException || MayPass(error))
        {
            throw new StoreUnavailableException(
                $"The store ({store.Place}) can't be opened: {error.Message.TrimEnd('.')}. "
                + "Check Fog__Store and Fog__ConnectionString, and that it runs and can be reached from this host; then start the node again.",
                error);
        }
    }

    /// <summary>A wrong password or a missing database stays wrong: only what may pass by itself is waited for.</summary>
    private static bool MayPass(Exception error) => error switch
    {
        SqliteException file => file.SqliteErrorCode is SqliteBusy or SqliteLocked,
        DbException server => server.IsTransient,
        _ => error is SocketException or TimeoutException or IOException,
    };

    private ResiliencePipeline Pipeline() => new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<Exception>(MayPass),
            MaxRetryAttempts = Retries,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromSeconds(0.5),
            MaxDelay = LongestPause,
            OnRetry = retry =>
            {
                log.StoreSilent(store.Place, retry.Outcome.Exception?.Message, retry.RetryDelay.TotalSeconds, retry.AttemptNumber + 1, Retries);
                return default;
            },
        })
        .Build();
}

using System.Runtime.CompilerServices;

namespace Fog.Client;

/// <summary>Follows a service's events across broken connections: each once, in order, from the number after the last one seen.</summary>
/// <param name="service">The service.</param>
/// <param name="watch">Starts one enumeration from a sequence number.</param>
/// <param name="loss">Ends an enumeration whose gateway may be gone.</param>
/// <param name="patience">How long attempt after attempt may fail before the stream gives up; longer than one call may take.</param>
/// <param name="time">The clock.</param>
internal sealed class EventStream(
    ServiceName service,
    Func<long, CancellationToken, IAsyncEnumerable<ServiceEvent>> watch,
    GatewayLoss loss,
    TimeSpan patience,
    TimeProvider time)
{
    /// <summary>Between two attempts: 500 ms.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <exception cref="FogException">Attempts failed for as long as the patience lasted.</exception>
    public async IAsyncEnumerable<ServiceEvent> From(long from, [EnumeratorCancellation] CancellationToken ct)
    {
        var next = from;
        var broken = new Outage(patience, time);
        while (true)
        {
            broken.Attempt();
            Exception? cause = null;
            ServicePhase? phase = null;
            using var attempt = CancellationTokenSource.CreateLinkedTokenSource(ct, loss.Next);
            var events = watch(next, attempt.Token).GetAsyncEnumerator(attempt.Token);
            var pull = Task.FromResult(true);
            try
            {
                while (true)
                {
                    pull = events.MoveNextAsync().AsTask();
                    (var more, cause) = await Answer(pull, attempt.Token, ct);
                    if (!more)
                    {
                        break;
                    }

                    phase = events.Current.Phase;
                    if (events.Current.Sequence >= next)
                    {
                        broken.Over();
                        next = events.Current.Sequence + 1;
                        yield return events.Current;
                    }
                }
            }
            finally
            {
                await End(events, pull);
            }

            if (cause is null && phase is ServicePhase.Removed)
            {
                yield break;
            }

            cause ??= new TimeoutException("the stream of events ended");
            if (broken.IsTooLong())
            {
                throw new FogException(Ask.Sentence($"Following service {service} for {patience.TotalSeconds:0} s of failures", cause), cause);
            }

            await Task.Delay(Pause, time, ct);
        }
    }

    private static async Task<(bool More, Exception? Cause)> Answer(Task<bool> pull, CancellationToken attempt, CancellationToken ct)
    {
        try
        {
            return (await pull.WaitAsync(attempt), null);
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            return (false, new TimeoutException("a gateway was lost", e));
        }
        catch (Exception e) when (Interruption.Is(e, ct))
        {
            return (false, e);
        }
    }

    /// <summary>Ends an enumeration. One must not be ended while it is asked, and one that failed has ended by itself.</summary>
    private async Task End(IAsyncEnumerator<ServiceEvent> events, Task<bool> pull)
    {
        if (!pull.IsCompleted)
        {
            await Task.WhenAny(pull, Task.Delay(Pause, time));
        }

        if (pull.IsCompletedSuccessfully)
        {
            try
            {
                await events.DisposeAsync().AsTask().WaitAsync(Pause, time);
            }
            catch (Exception e) when (Interruption.Is(e, CancellationToken.None))
            {
                // The other side is gone, or slow: it notices by itself that nobody listens.
            }
        }
    }
}

using System.Runtime.CompilerServices;

namespace Fog.Client;

/// <summary>Follows a service's events across broken connections: each once, in order, from the number after the last one seen.</summary>
/// <param name="service">The service.</param>
/// <param name="watch">Starts one enumeration from a sequence number.</param>
/// <param name="patience">How long attempt after attempt may fail before the stream gives up; longer than one call may take.</param>
/// <param name="time">The clock.</param>
internal sealed class EventStream(
    ServiceName service, Func<long, CancellationToken, IAsyncEnumerable<ServiceEvent>> watch, TimeSpan patience, TimeProvider time)
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
            var events = watch(next, ct).GetAsyncEnumerator(ct);
            try
            {
                while (true)
                {
                    (var more, cause) = await Pull(events);
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
                await End(events);
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

    private static async Task<(bool More, Exception? Cause)> Pull(IAsyncEnumerator<ServiceEvent> events)
    {
        try
        {
            return (await events.MoveNextAsync(), null);
        }
        catch (Exception e) when (Interruption.Is(e))
        {
            return (false, e);
        }
    }

    private static async Task End(IAsyncEnumerator<ServiceEvent> events)
    {
        try
        {
            await events.DisposeAsync();
        }
        catch (Exception e) when (Interruption.Is(e))
        {
            // The other side is gone, and with it what was to be ended there.
        }
    }
}

using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Fog.Services;

/// <summary>Wakes all who wait for the next happening. For use on one grain's scheduler only.</summary>
internal sealed class Signal
{
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes at the next <see cref="Raise"/>.</summary>
    public Task Next => _next.Task;

    public void Raise()
    {
        var raised = _next;
        _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
        raised.SetResult();
    }

    /// <summary>Streams events from a number on, first those that happened already, for as long as the caller listens.</summary>
    public async IAsyncEnumerable<ServiceEvent> Events(Func<ImmutableArray<ServiceEvent>> known, long from, [EnumeratorCancellation] CancellationToken ct)
    {
        var next = from;
        while (true)
        {
            var more = Next;
            foreach (var happened in known().Where(happened => happened.Sequence >= next).ToArray())
            {
                next = happened.Sequence + 1;
                yield return happened;
            }

            await more.WaitAsync(ct);
        }
    }
}

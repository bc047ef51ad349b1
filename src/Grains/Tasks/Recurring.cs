using Orleans.Runtime;

namespace Fog.Tasks;

/// <summary>Something of a grain that is seen to again and again, beside its calls, for as long as there is something to see to.</summary>
internal sealed class Recurring(IGrainBase grain, TimeSpan tick, Func<Task> see, Func<bool> hasWork)
{
    private IGrainTimer? _timer;

    /// <summary>Now, and from now on.</summary>
    public void Wake()
    {
        if (_timer is null && !hasWork())
        {
            return;
        }

        _timer ??= grain.RegisterGrainTimer(See, new GrainTimerCreationOptions(TimeSpan.Zero, tick) { Interleave = true, KeepAlive = true });
        _timer.Change(TimeSpan.Zero, tick);
    }

    private async Task See(CancellationToken ct)
    {
        await see();
        if (!hasWork())
        {
            _timer?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}

using Microsoft.Extensions.Time.Testing;

namespace Fog.Tests.Following;

/// <summary>A clock that jumps to the end of each wait.</summary>
internal sealed class HurriedTime : FakeTimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        Advance(dueTime);
        return timer;
    }
}

namespace Fog.Services;

/// <summary>A service's events: numbered without gaps, bounded.</summary>
internal static class EventHistory
{
    /// <summary>How many are kept; a watcher that asks for older ones starts at the oldest that is there.</summary>
    public const int Kept = 500;

    /// <summary>The state with one more event.</summary>
    public static ServiceState With(this ServiceState state, DateTimeOffset at, ServiceEventKind kind, TaskId? task, string text)
    {
        var happened = new ServiceEvent(state.LastEvent + 1, at, kind, task, text, state.Phase);
        var events = state.Events.Length >= Kept ? state.Events.RemoveAt(0) : state.Events;
        return state with { Events = events.Add(happened), LastEvent = happened.Sequence };
    }
}

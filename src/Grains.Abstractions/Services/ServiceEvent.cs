namespace Fog;

/// <summary>Something that happened to a service.</summary>
/// <param name="Sequence">1 for the first; no gaps.</param>
/// <param name="At">When.</param>
/// <param name="Kind">What sort of thing.</param>
/// <param name="Task">The task that it happened to; null when it concerns the whole.</param>
/// <param name="Text">A sentence for people.</param>
/// <param name="Phase">The service's phase right after it.</param>
[GenerateSerializer, Immutable, Alias("fog.ServiceEvent")]
public sealed record ServiceEvent(long Sequence, DateTimeOffset At, ServiceEventKind Kind, TaskId? Task, string Text, ServicePhase Phase);

/// <summary>Sorts of events.</summary>
[GenerateSerializer, Alias("fog.ServiceEventKind")]
public enum ServiceEventKind
{
    /// <summary>A request was taken in.</summary>
    Accepted,

    /// <summary>The tasks have their hosts.</summary>
    Planned,

    /// <summary>A step on the way of a task or of the service.</summary>
    Progress,

    /// <summary>A task, or the whole service, is where it should be.</summary>
    Settled,

    /// <summary>Something went wrong.</summary>
    Failed,

    /// <summary>Nothing is left of the service.</summary>
    Removed,
}

using System.Collections.Immutable;

namespace Fog;

/// <summary>A service as it is.</summary>
/// <param name="Name">The service.</param>
/// <param name="Phase">Where it is in its life.</param>
/// <param name="Tasks">Its tasks, ordered by name.</param>
/// <param name="Plan">Where they belong and why; null before it was planned.</param>
/// <param name="Error">Why it isn't as it should be; null when it is.</param>
/// <param name="LastEvent">Number of the last event.</param>
[GenerateSerializer, Immutable, Alias("fog.ServiceStatus")]
public sealed record ServiceStatus(
    ServiceName Name,
    ServicePhase Phase,
    ImmutableArray<TaskStatus> Tasks,
    Plan? Plan,
    string? Error,
    long LastEvent);

/// <summary>Where a service is in its life.</summary>
[GenerateSerializer, Alias("fog.ServicePhase")]
public enum ServicePhase
{
    /// <summary>Nothing is known of it.</summary>
    Unknown,

    /// <summary>It is being brought to what its spec says.</summary>
    Deploying,

    /// <summary>Each task runs, or ended well.</summary>
    Running,

    /// <summary>Something of it couldn't be done, or a task failed; deploying again tries again.</summary>
    Failed,

    /// <summary>It is being taken away.</summary>
    Removing,

    /// <summary>Nothing is left of it.</summary>
    Removed,
}

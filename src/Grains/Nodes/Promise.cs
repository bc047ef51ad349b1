namespace Fog.Nodes;

/// <summary>Resources that are set aside for a task.</summary>
/// <param name="Need">How much.</param>
/// <param name="Until">When it lapses unless an order for the task comes; null once one came.</param>
[GenerateSerializer, Immutable, Alias("fog.Promise")]
public sealed record Promise(Resources Need, DateTimeOffset? Until)
{
    /// <summary>
    /// How long a promise waits for its order: longer than forming a swarm takes, short enough that a planner which died half-way
    /// doesn't keep a host empty.
    /// </summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromMinutes(2);

    /// <summary>Whether it still binds.</summary>
    public bool Holds(DateTimeOffset now) => Until is not { } until || now < until;
}

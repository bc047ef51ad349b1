namespace Fog.Planning;

/// <summary>
/// How much a mapper tries, counted and not timed, so that a plan can be replayed on any machine. One unit is one step of a mapper's inner
/// loop: a call's cost looked up, or a host weighed for a task.
/// </summary>
public static class Effort
{
    /// <summary>About 50 ms on one core of a small server.</summary>
    public const long Default = 2_000_000;
}

namespace Fog.Planning;

/// <summary>
/// How much a mapper tries, counted and not timed, so that a plan can be replayed on any machine. One unit is
/// about fourteen nanoseconds on one core of a small server.
/// </summary>
public static class Effort
{
    /// <summary>About 50 ms on one core of a small server.</summary>
    public const long Default = 3_300_000;
}

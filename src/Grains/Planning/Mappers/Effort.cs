namespace Fog.Planning;

/// <summary>
/// How much a mapper tries, counted and not timed, so that a plan can be replayed on any machine. One unit is
/// ten to twelve nanoseconds on one core of a small server.
/// </summary>
public static class Effort
{
    /// <summary>About 50 ms on one core of a small server.</summary>
    public const long Default = 4_400_000;
}

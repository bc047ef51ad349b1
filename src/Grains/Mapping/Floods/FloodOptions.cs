namespace Fog.Mapping.Floods;

/// <summary>How floods behave.</summary>
public sealed record FloodOptions
{
    /// <summary>
    /// How far beyond the budget requests travel, as a share; the map is cut at the budget itself. Nodes on the way know their links, the
    /// asking node knows all of them: it finds shorter ways than the request took. Default 1.1.
    /// </summary>
    public double Reach { get; init; } = 1.1;

    /// <summary>A request seen before is let through when it has this many milliseconds more left than any before. Default 1.</summary>
    public double DuplicateGain { get; init; } = 1;

    /// <summary>Share of the budget that answers may take: links are sometimes slower than expected. Default 1.25.</summary>
    public double Patience { get; init; } = 1.25;

    /// <summary>Milliseconds on top of it for the work of all hops. Default 50.</summary>
    public double Grace { get; init; } = 50;

    /// <summary>Milliseconds of it that each hop keeps for itself. Default 1.</summary>
    public double HopGrace { get; init; } = 1;

    /// <summary>Milliseconds on top of the bound of the link for an acknowledgement; without one the branch is a hole until it speaks. Default 25.</summary>
    public double AcknowledgeGrace { get; init; } = 25;

    /// <summary>How long a request is remembered. Default 60 s.</summary>
    public TimeSpan Memory { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>An expanding flood stops when this many times the demand is free. Default 3.</summary>
    public double Enough { get; init; } = 3;
}

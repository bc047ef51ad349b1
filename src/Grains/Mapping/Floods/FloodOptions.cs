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

    /// <summary>Share of what is left of the budget that answers may take. Default 1: the expected time; what comes later is handed on.</summary>
    public double Patience { get; init; } = 1;

    /// <summary>Share of the budget that nodes which the asking node probes may take to answer. Default 1.25.</summary>
    public double DirectPatience { get; init; } = 1.25;

    /// <summary>
    /// Milliseconds beyond the round trip of a link that a message and its answer take at most, until it was measured. Nodes learn it from
    /// messages that are answered at once. Default 25.
    /// </summary>
    public double UnknownWork { get; init; } = 25;

    /// <summary>The least that is counted for it: timers are no finer. Default 1.</summary>
    public double LeastWork { get; init; } = 1;

    /// <summary>The most that is counted for it: a node that hung for seconds must not make maps wait as long. Default 250.</summary>
    public double MostWork { get; init; } = 250;

    /// <summary>Nodes that a request names as asked. Default 16.</summary>
    public int MostAsked { get; init; } = 16;

    /// <summary>How long a visit waits for late answers, beyond its deadline. Default 5 s.</summary>
    public TimeSpan LateMemory { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a request is remembered. Default 60 s.</summary>
    public TimeSpan Memory { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>An expanding flood stops when this many times the demand is free. Default 3.</summary>
    public double Enough { get; init; } = 3;
}

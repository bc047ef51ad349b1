namespace Fog.Mapping.Overlays;

/// <summary>The shape of the overlay and what keeping it may cost. The defaults hold for networks from four to ten thousand nodes.</summary>
public sealed record OverlayOptions
{
    /// <summary>Near links that a node wants and the most it has. Default 4.</summary>
    public int Near { get; init; } = 4;

    /// <summary>
    /// A node that knows fewer others than this takes the network for small: everyone is a neighbour's neighbour there, so near links may
    /// close triangles. Default 24.
    /// </summary>
    public int Small { get; init; } = 24;

    /// <summary>Random links that a node wants. Default 4.</summary>
    public int Random { get; init; } = 4;

    /// <summary>Random links up to which a node says yes; needy nodes and flips are let in above, and what is too many is handed over. Default 5.</summary>
    public int MostRandom { get; init; } = 5;

    /// <summary>Below this many links a node takes any. Default 4.</summary>
    public int Least { get; init; } = 4;

    /// <summary>The most links. Default 16.</summary>
    public int Most { get; init; } = 16;

    /// <summary>Time between two ticks. Each tick sends at most four probes. Default 1 s.</summary>
    public TimeSpan Tick { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Probes missed in a row that end a link. Default 3.</summary>
    public int MostMisses { get; init; } = 3;

    /// <summary>Until this many samples a new link is probed before others, so that its bound means something soon. Default 6.</summary>
    public int YoungSamples { get; init; } = 6;

    /// <summary>Time between two exchanges of links. Default 2 s.</summary>
    public TimeSpan Exchange { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long an answer is waited for. Default 5 s.</summary>
    public TimeSpan Wait { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Time between two flips offered by a node that is still new at its place. Default 2 s.</summary>
    public TimeSpan YoungFlip { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Time between two flips offered by a settled node: seldom, since each change of a link starts its statistics anew. Default 120 s.</summary>
    public TimeSpan SettledFlip { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Time between two flips that a settled node offers to open triangles; only those are made that do. Seldom enough that neighbours know each other's links. Default 15 s.</summary>
    public TimeSpan Mending { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Flips after which a node counts as settled. Default 12.</summary>
    public int YoungFlips { get; init; } = 12;

    /// <summary>Remembered nodes that aren't neighbours. Default 64.</summary>
    public int Candidates { get; init; } = 64;

    /// <summary>Time between two questions for peers to near candidates. Default 4 s.</summary>
    public TimeSpan Ask { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>Time between two looks at the tracker when all is well: heals a network that fell apart. Default 60 s.</summary>
    public TimeSpan Tracker { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Time after which a lost neighbour is probed again. Default 15 s.</summary>
    public TimeSpan Lost { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Time for which a refusal is remembered. Default 30 s.</summary>
    public TimeSpan Refused { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How much nearer a node has to be to take another's place, as a share. Default 0.9.</summary>
    public double Nearer { get; init; } = 0.9;
}

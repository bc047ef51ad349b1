using Fog.Bench.Simulation.Network;

namespace Fog.Bench.Simulation;

/// <summary>A network that grows, settles, loses nodes and heals, watched all the while.</summary>
internal sealed class OverlayRun(int nodes, int seed, Weather? weather = null)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>A node has to be linked this long after its start.</summary>
    private static readonly TimeSpan Joining = TimeSpan.FromSeconds(5);

    /// <summary>It has to have four links this long after.</summary>
    private static readonly TimeSpan Rooting = TimeSpan.FromSeconds(20);

    private readonly Simulator _simulator = new(new PlaneLatencies(nodes, new Random(seed)), weather ?? Weather.Usual, seed);
    private readonly int _checkEvery = nodes > 2000 ? 5 : 1;
    private readonly TimeSpan[] _started = new TimeSpan[nodes];

    public Simulator Simulator => _simulator;

    /// <summary>Times at which the overlay was looked at.</summary>
    public int Checks { get; private set; }

    /// <summary>Those at which it wasn't in one piece.</summary>
    public int Broken { get; private set; }

    /// <summary>Those at which a node had less than 4 links or more than 16.</summary>
    public int Misshapen { get; private set; }

    /// <summary>Nodes start one after the other, a hundred a second at most.</summary>
    public void Grow()
    {
        var perSecond = Math.Clamp(nodes / 20, 5, 100);
        for (var node = 0; node < nodes;)
        {
            for (var batch = 0; batch < perSecond && node < nodes; batch++, node++)
            {
                _simulator.Start(node);
                _started[node] = _simulator.Now;
                _simulator.Run(Second / perSecond);
            }

            if (_simulator.Now >= Joining && node / perSecond % _checkEvery == 0)
            {
                Check();
            }
        }

        _simulator.Run(Joining);
    }

    /// <summary>Lets time pass, looking at the overlay.</summary>
    public void Settle(int seconds)
    {
        for (var second = 0; second < seconds; second += _checkEvery)
        {
            _simulator.Run(_checkEvery * Second);
            Check();
        }
    }

    /// <summary>Kills a share of the nodes at once and counts the seconds until the survivors are in one piece with degrees of 4 or more.</summary>
    public (int Whole, int Degrees) Heal(double share, int most = 120)
    {
        var alive = _simulator.Alive.ToList();
        foreach (var node in alive.OrderBy(_ => _simulator.Random.Next()).Take((int)(share * alive.Count)))
        {
            _simulator.Kill(node);
        }

        var (whole, degrees) = (-1, -1);
        for (var second = 0; second <= most && degrees < 0; second++)
        {
            var shape = Shape.Of(_simulator);
            var isWhole = shape.Components().Count == 1;
            whole = isWhole ? (whole < 0 ? second : whole) : -1;
            degrees = isWhole && shape.Nodes.All(node => shape.Links[node].Count >= 4) ? second : -1;
            _simulator.Run(Second);
        }

        return (whole, degrees);
    }

    /// <summary>Those that are gone start again.</summary>
    public void Return()
    {
        foreach (var node in Enumerable.Range(0, nodes).Where(node => _simulator.Node(node) is null))
        {
            _simulator.Start(node);
        }
    }

    /// <summary>Who has just started may still be on its way; everybody else is in the one piece.</summary>
    private void Check()
    {
        Checks++;
        var shape = Shape.Of(_simulator);
        var piece = shape.Around(shape.Nodes[0]);
        Broken += shape.Nodes.Any(node => !piece[node] && _started[node] + Joining <= _simulator.Now) ? 1 : 0;
        Misshapen += shape.Nodes.Any(node => Degree(node) > 16 || (Degree(node) < 4 && _started[node] + Rooting <= _simulator.Now)) ? 1 : 0;
    }

    /// <summary>Links as the node itself has them: one that is being moved is known at one end only until a message has arrived at the other.</summary>
    private int Degree(int node) => _simulator.Node(node)!.Overlay.Neighbours.Count;
}

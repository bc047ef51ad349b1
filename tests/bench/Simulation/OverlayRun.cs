using Fog.Bench.Simulation.Network;

namespace Fog.Bench.Simulation;

/// <summary>A network that grows, settles, loses nodes and heals, watched all the while.</summary>
internal sealed class OverlayRun(int nodes, int seed, Weather? weather = null)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>A node has to be linked this long after its start.</summary>
    private static readonly TimeSpan Joining = TimeSpan.FromSeconds(5);

    private readonly Simulator _simulator = new(new PlaneLatencies(nodes, new Random(seed)), weather ?? Weather.Usual, seed);
    private readonly int _checkEvery = nodes > 2000 ? 5 : 1;

    public Simulator Simulator => _simulator;

    /// <summary>Times at which the overlay was looked at, and those at which it wasn't in one piece or a degree was out of 4 to 16.</summary>
    public int Checks { get; private set; }

    public int Broken { get; private set; }

    /// <summary>Nodes start one after the other, a hundred a second at most.</summary>
    public void Grow()
    {
        var started = new Queue<(int Node, TimeSpan At)>();
        var joined = new HashSet<int>();
        var perSecond = Math.Clamp(nodes / 20, 5, 100);
        for (var node = 0; node < nodes;)
        {
            for (var batch = 0; batch < perSecond && node < nodes; batch++, node++)
            {
                _simulator.Start(node);
                started.Enqueue((node, _simulator.Now));
                _simulator.Run(Second / perSecond);
            }

            while (started.TryPeek(out var oldest) && oldest.At + Joining <= _simulator.Now)
            {
                joined.Add(started.Dequeue().Node);
            }

            if (joined.Count > 0 && node / perSecond % _checkEvery == 0)
            {
                Check(joined);
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
            Check(null);
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
    private void Check(HashSet<int>? joined)
    {
        Checks++;
        var shape = Shape.Of(_simulator);
        var piece = shape.Around(joined?.First() ?? shape.Nodes[0]);
        Broken += shape.Nodes.All(node => piece[node] || joined?.Contains(node) == false) ? 0 : 1;
    }
}

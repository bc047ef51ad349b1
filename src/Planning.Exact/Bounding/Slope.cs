namespace Fog.Planning.Exact;

/// <summary>By how much the relaxation's choice breaks what prices stand for: the direction in which to change them.</summary>
internal sealed class Slope
{
    private readonly List<(double[] Prices, int At, double By, bool IsFree)> _changes = [];

    private Slope()
    {
    }

    /// <summary>The square of its length.</summary>
    public double Norm { get; private set; }

    public static Slope Of(Condensed problem, IReadOnlyList<TreeNode> nodes, Relaxation relaxation, Multipliers prices)
    {
        var slope = new Slope();
        var own = new int[problem.Units.Length];
        var load = new double[problem.Free.Length][];
        for (var host = 0; host < load.Length; host++)
        {
            load[host] = relaxation.Opened[host] ? [-1, -1, -1] : [0, 0, 0];
        }

        for (var node = 0; node < nodes.Count; node++)
        {
            if (!nodes[node].IsCopy)
            {
                own[nodes[node].Unit] = relaxation.Places[node];
            }
        }

        for (var unit = 0; unit < own.Length; unit++)
        {
            var (one, host) = (problem.Units[unit], problem.Units[unit].Hosts[own[unit]]);
            load[host][0] += Share.Of(one.Demand.Cpu, problem.Free[host].Cpu);
            load[host][1] += Share.Of(one.Demand.Memory, problem.Free[host].Memory);
            load[host][2] += Share.Of(one.Demand.Disk, problem.Free[host].Disk);
            for (var place = 0; place < one.Hosts.Length; place++)
            {
                slope.Add(prices.Presence[unit], place, (place == own[unit] ? 1 : 0) - (relaxation.Opened[one.Hosts[place]] ? 1 : 0));
            }
        }

        for (var host = 0; host < load.Length; host++)
        {
            for (var resource = 0; resource < 3; resource++)
            {
                slope.Add(prices.Room[host], resource, load[host][resource]);
            }
        }

        for (var node = 0; node < nodes.Count; node++)
        {
            if (nodes[node].IsCopy && relaxation.Places[node] != own[nodes[node].Unit])
            {
                slope.Add(prices.Agreement[node]!, relaxation.Places[node], 1, isFree: true);
                slope.Add(prices.Agreement[node]!, own[nodes[node].Unit], -1, isFree: true);
            }
        }

        return slope;
    }

    /// <summary>Changes prices along the slope; those that may not sink below 0 don't.</summary>
    public void Walk(double length)
    {
        foreach (var (target, at, by, isFree) in _changes)
        {
            target[at] = isFree ? target[at] + (length * by) : Math.Max(0, target[at] + (length * by));
        }
    }

    /// <summary>A price at 0 that would sink doesn't count.</summary>
    private void Add(double[] prices, int at, double by, bool isFree = false)
    {
        if (by != 0 && (isFree || by > 0 || prices[at] > 0))
        {
            _changes.Add((prices, at, by, isFree));
            Norm += by * by;
        }
    }
}

namespace Fog.Planning.Exact;

/// <summary>
/// The problem without room, with hosts opened for each unit apart, and with circles of calls cut open: a dynamic programme over the forest of
/// calls solves it. With prices for what it leaves out (Fisher, "The Lagrangian relaxation method", 1981) its value is a lower bound.
/// </summary>
internal sealed class Relaxation
{
    private readonly Condensed _problem;
    private readonly IReadOnlyList<TreeNode> _nodes;

    /// <summary>For each node and each of its hosts: the least cost of all below it.</summary>
    private readonly double[][] _values;

    /// <summary>For each node and each host of its parent: the least cost of the node and all below, pair included.</summary>
    private readonly double[][] _messages;

    private readonly int[][] _choices;

    public Relaxation(Condensed problem, IReadOnlyList<TreeNode> nodes)
    {
        (_problem, _nodes) = (problem, nodes);
        _values = [.. nodes.Select(node => new double[Width(node)])];
        _messages = [.. nodes.Select(node => node.Parent < 0 ? [] : new double[Width(nodes[node.Parent])])];
        _choices = [.. nodes.Select(node => node.Parent < 0 ? Array.Empty<int>() : new int[Width(nodes[node.Parent])])];
        Places = new int[nodes.Count];
        Opened = new bool[problem.Opening.Length];
        Surplus = new double[problem.Opening.Length];
    }

    /// <summary>The place that each node chose, in its unit's list of hosts.</summary>
    public int[] Places { get; }

    /// <summary>Which hosts it pays to open.</summary>
    public bool[] Opened { get; }

    /// <summary>What opening each host costs beyond the prices that it earns.</summary>
    public double[] Surplus { get; }

    /// <summary>The least cost below each root of the forest.</summary>
    public double RootValue(int root) => _values[root].Min();

    public double Value(int node, int place) => _values[node][place];

    public double Message(int node, int parentPlace) => _messages[node][parentPlace];

    /// <summary>The bound with these prices; infinite when pairs alone have no place.</summary>
    public double Solve(Multipliers prices)
    {
        for (var node = 0; node < _nodes.Count; node++)
        {
            Fill(node, prices);
        }

        for (var node = _nodes.Count - 1; node >= 0; node--)
        {
            if (_nodes[node].Parent is var parent and >= 0)
            {
                Send(node, parent);
            }
        }

        var bound = Open(prices);
        for (var node = 0; node < _nodes.Count; node++)
        {
            var parent = _nodes[node].Parent;
            Places[node] = parent < 0 ? Least(_values[node]) : _choices[node][Places[parent]];
            bound += parent < 0 ? _values[node][Places[node]] : 0;
        }

        return bound;
    }

    /// <summary>Cost of a pair by the place of the parent and of the node.</summary>
    public double PairCost(TreeNode node, int parentPlace, int place) => node.Pair!.A == node.Unit
        ? node.Pair.Costs[(place * Width(_nodes[node.Parent])) + parentPlace]
        : node.Pair.Costs[(parentPlace * Width(node)) + place];

    private int Width(TreeNode node) => _problem.Units[node.Unit].Hosts.Length;

    private void Fill(int index, Multipliers prices)
    {
        var (node, values) = (_nodes[index], _values[index]);
        if (node.IsCopy)
        {
            prices.Agreement[index]!.CopyTo(values, 0);
            return;
        }

        var unit = _problem.Units[node.Unit];
        for (var place = 0; place < values.Length; place++)
        {
            values[place] = unit.Costs[place] + prices.Presence[node.Unit][place] + Rent(unit, unit.Hosts[place], prices.Room[unit.Hosts[place]]);
        }

        for (var other = 0; other < _nodes.Count; other++)
        {
            if (_nodes[other] is { IsCopy: true } copy && copy.Unit == node.Unit)
            {
                for (var place = 0; place < values.Length; place++)
                {
                    values[place] -= prices.Agreement[other]![place];
                }
            }
        }
    }

    private double Rent(Unit unit, int host, double[] prices) =>
        (prices[0] * Share.Of(unit.Demand.Cpu, _problem.Free[host].Cpu))
        + (prices[1] * Share.Of(unit.Demand.Memory, _problem.Free[host].Memory))
        + (prices[2] * Share.Of(unit.Demand.Disk, _problem.Free[host].Disk));

    private void Send(int index, int parent)
    {
        var (node, values, messages, choices, above) = (_nodes[index], _values[index], _messages[index], _choices[index], _values[parent]);
        messages.AsSpan().Fill(double.PositiveInfinity);
        var costs = node.Pair!.Costs;
        var byRows = node.Pair.A != node.Unit;
        for (int row = 0, at = 0; row < (byRows ? messages.Length : values.Length); row++)
        {
            for (var column = 0; column < (byRows ? values.Length : messages.Length); column++, at++)
            {
                var (to, from) = byRows ? (row, column) : (column, row);
                if (costs[at] + values[from] is var cost && cost < messages[to])
                {
                    (messages[to], choices[to]) = (cost, from);
                }
            }
        }

        for (var place = 0; place < above.Length; place++)
        {
            above[place] += messages[place];
        }
    }

    private double Open(Multipliers prices)
    {
        var sum = 0.0;
        for (var host = 0; host < Surplus.Length; host++)
        {
            Surplus[host] = _problem.Opening[host] - prices.Room[host].Sum();
        }

        for (var unit = 0; unit < _problem.Units.Length; unit++)
        {
            for (var place = 0; place < prices.Presence[unit].Length; place++)
            {
                Surplus[_problem.Units[unit].Hosts[place]] -= prices.Presence[unit][place];
            }
        }

        for (var host = 0; host < Surplus.Length; host++)
        {
            Opened[host] = Surplus[host] <= 0;
            sum += Math.Min(0, Surplus[host]);
        }

        return sum;
    }

    private static int Least(double[] values) => Array.IndexOf(values, values.Min());
}

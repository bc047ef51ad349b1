namespace Fog.Planning;

/// <summary>A problem compiled into flat arrays for search: weights and scales are multiplied in, tasks that must be together are one.</summary>
internal sealed class PlanModel
{
    /// <summary>The cost of what is out of the question; sums of a few stay finite.</summary>
    public const float Never = 1e30f;

    /// <summary>The price of breaking a rule where even a billionth of a need too much must show.</summary>
    public const float Forbidding = 1e27f;

    public PlanModel(PlanProblem problem)
        : this(problem, [.. PlanScale.Of(problem).Select((one, term) => PlanCost.WeightOf(problem.Weights, (Term)term) / one)])
    {
    }

    /// <param name="problem">The problem.</param>
    /// <param name="factor">What a unit of each term costs.</param>
    public PlanModel(PlanProblem problem, double[] factor)
    {
        (Problem, Factors) = (problem, factor);
        Hard = 100 * (float)Enumerable.Range(0, PlanScale.Terms).Sum(term => PlanCost.WeightOf(problem.Weights, (Term)term));
        (Units, Ways) = (new Units(problem), new Ways(problem.Paths));
        (Edges, Hosts) = (new EdgeTable(problem, Units, Ways, factor), new HostTable(problem, Ways.Stride, factor));
        Chains = double.IsFinite(problem.Bounds.MaxPathLatency) ? new ChainTable(problem) : null;
        Need = new double[HostTable.Kinds * Count];
        (LoadCpu, LoadMemory, Size) = (new double[Count], new double[Count], new int[Count]);
        Alone = new float[Count * Stride];
        Array.Fill(Alone, Never);
        Prices = double.IsFinite(problem.Bounds.MaxPrice) ? new double[Count * Stride] : null;
        for (var unit = 0; unit < Count; unit++)
        {
            Add(unit, factor);
        }

        MeanNeed = [.. Enumerable.Range(0, HostTable.Kinds).Select(kind => Need.Skip(kind * Count).Take(Count).DefaultIfEmpty().Average() is var mean and > 0 ? mean : 1)];
    }

    public PlanProblem Problem { get; }

    /// <summary>What a unit of each term costs: its weight over its scale.</summary>
    public double[] Factors { get; }

    public Units Units { get; }

    public Ways Ways { get; }

    public EdgeTable Edges { get; }

    public HostTable Hosts { get; }

    /// <summary>Given when chains of calls are bounded.</summary>
    public ChainTable? Chains { get; }

    /// <summary>Units of effort that reckoning the chains anew takes.</summary>
    public int ChainEffort => Chains?.InOrder.Length ?? 0;

    /// <summary>
    /// Units of effort that an exchange of two units takes, chains aside: there and back, as most are taken back, are eight changes of about
    /// 35 ns each (<c>fog-bench plan --calibrate yes</c>: 260 to 340 ns from 20 to 500 hosts).
    /// </summary>
    public const int ExchangeEffort = 25;

    /// <summary>Number of units.</summary>
    public int Count => Units.Tasks.Length;

    /// <summary>Length of a row of hosts: whole vectors.</summary>
    public int Stride => Ways.Stride;

    /// <summary>What units need beside what is kept: a row for each kind.</summary>
    public double[] Need { get; }

    /// <summary>Mean need of a unit, by kind.</summary>
    public double[] MeanNeed { get; }

    /// <summary>Cpu that a unit adds to its host's load.</summary>
    public double[] LoadCpu { get; }

    /// <summary>Memory that a unit adds to its host's load.</summary>
    public double[] LoadMemory { get; }

    /// <summary>Number of tasks of a unit.</summary>
    public int[] Size { get; }

    /// <summary>Weighted cost of a unit on a host whatever else is where: a row of hosts for each unit; <see cref="Never"/> where it may not be.</summary>
    public float[] Alone { get; }

    /// <summary>What a unit's hour costs on a host; null when no one asks.</summary>
    public double[]? Prices { get; }

    /// <summary>The price of breaking a rule at which it never pays: a hundred times what a placement by chance costs.</summary>
    public float Hard { get; }

    /// <summary>Whether no placement can be: a unit without hosts, or tasks at odds.</summary>
    public bool IsHopeless => Units.AreAtOdds || Units.Candidates.Any(hosts => hosts.Length == 0);

    /// <summary>Whether a unit may use a host, room aside.</summary>
    public bool MayBe(int unit, int host) => Alone[(unit * Stride) + host] < Never;

    /// <summary>A placement of units as one of tasks.</summary>
    public int[] Tasks(ReadOnlySpan<int> hosts)
    {
        var placement = new int[Units.Of.Length];
        for (var task = 0; task < placement.Length; task++)
        {
            placement[task] = hosts[Units.Of[task]];
        }

        return placement;
    }

    private void Add(int unit, double[] factor)
    {
        foreach (var task in Units.Tasks[unit].Select(task => Problem.Tasks[task]))
        {
            var (cpu, memory, disk) = (HostTable.Amount(task.Demand.Cpu), HostTable.Amount(task.Demand.Memory), HostTable.Amount(task.Demand.Disk));
            (LoadCpu[unit], LoadMemory[unit], Size[unit]) = (LoadCpu[unit] + cpu, LoadMemory[unit] + memory, Size[unit] + 1);
            if (!task.Kept)
            {
                Need[unit] += cpu;
                Need[Count + unit] += memory;
                Need[(2 * Count) + unit] += disk;
            }
        }

        foreach (var host in Units.Candidates[unit])
        {
            var (offer, cost, price) = (Problem.Hosts[host], 0.0, 0.0);
            foreach (var task in Units.Tasks[unit].Select(task => Problem.Tasks[task]))
            {
                var one = PlanScale.Price(offer, task.Demand);
                price += one;
                cost += (one * factor[(int)Term.Price]) + (offer.Energy.CoreWatts * task.Demand.Cpu * factor[(int)Term.Energy])
                    + (task.MovedTo(host) * factor[(int)Term.Movement]);
            }

            Alone[(unit * Stride) + host] = (float)cost;
            if (Prices is not null)
            {
                Prices[(unit * Stride) + host] = price;
            }
        }
    }
}

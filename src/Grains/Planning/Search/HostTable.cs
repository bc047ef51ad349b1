namespace Fog.Planning;

/// <summary>What hosts have, and what their use costs whoever uses them.</summary>
internal sealed class HostTable
{
    /// <summary>Cpu, memory, disk.</summary>
    public const int Kinds = 3;

    public HostTable(PlanProblem problem, int stride, IReadOnlyList<double> factor)
    {
        var kept = new Resources[problem.Hosts.Length];
        foreach (var task in problem.Tasks.Where(task => task.Kept))
        {
            kept[task.Present!.Value] += task.Demand;
        }

        Free = new double[Kinds * stride];
        Opening = new float[stride];
        (CpuSquare, MemorySquare, CpuBase, MemoryBase) = (new double[stride], new double[stride], new double[stride], new double[stride]);
        for (var host = 0; host < problem.Hosts.Length; host++)
        {
            var offer = problem.Hosts[host];
            var free = offer.Free - kept[host];
            (Free[host], Free[stride + host], Free[(2 * stride) + host]) =
                (Math.Max(0, Amount(free.Cpu)), Math.Max(0, Amount(free.Memory)), Math.Max(0, Amount(free.Disk)));
            Opening[host] = (float)(factor[(int)Term.Use] + (factor[(int)Term.Energy] * PlanScale.Switching(offer)) + (factor[(int)Term.Reliability] * PlanScale.Risk(offer)));
            var used = offer.Total - offer.Free;
            var (cpu, memory) = (Amount(offer.Total.Cpu), Amount(offer.Total.Memory));
            (CpuSquare[host], CpuBase[host]) = (cpu > 0 ? factor[(int)Term.Balance] / 2 / (cpu * cpu) : 0, 2 * Amount(used.Cpu));
            (MemorySquare[host], MemoryBase[host]) = (memory > 0 ? factor[(int)Term.Balance] / 2 / (memory * memory) : 0, 2 * Amount(used.Memory));
        }

        (CpuRow, MemoryRow) = ([.. CpuSquare.Select(square => (float)square)], [.. MemorySquare.Select(square => (float)square)]);
        HasBalance = factor[(int)Term.Balance] > 0;
        Spread = factor[(int)Term.Spread];
    }

    /// <summary>What is free beside kept tasks: a row for each kind, in the units of <see cref="Amount(double)"/>.</summary>
    public double[] Free { get; }

    /// <summary>Weighted cost of the first task on a host.</summary>
    public float[] Opening { get; }

    /// <summary>Weighted cost of the square of a unit of cpu.</summary>
    public double[] CpuSquare { get; }

    /// <summary>Weighted cost of the square of a unit of memory.</summary>
    public double[] MemorySquare { get; }

    /// <summary><see cref="CpuSquare"/> for vectors.</summary>
    public float[] CpuRow { get; }

    /// <summary><see cref="MemorySquare"/> for vectors.</summary>
    public float[] MemoryRow { get; }

    /// <summary>Twice the cpu in use by others.</summary>
    public double[] CpuBase { get; }

    /// <summary>Twice the memory in use by others.</summary>
    public double[] MemoryBase { get; }

    /// <summary>Whether balance counts.</summary>
    public bool HasBalance { get; }

    /// <summary>Weighted cost of the square of the number of tasks on a host.</summary>
    public double Spread { get; }

    /// <summary>Billionths of a core: whole numbers, so that sums of fractions are exact.</summary>
    public static double Amount(double cpu) => Math.Round(cpu * 1e9);

    /// <summary>MiB of memory or disk.</summary>
    public static double Amount(long bytes) => bytes / (double)(1L << 20);
}

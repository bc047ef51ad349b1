namespace Fog.Planning;

/// <summary>What hosts cost by how much is on them, in the course of a search: opened or not, tasks, cpu and memory.</summary>
internal sealed class LoadState
{
    private readonly PlanModel _model;
    private readonly double[] _cpu;
    private readonly double[] _memory;

    public LoadState(PlanModel model)
    {
        _model = model;
        (UnitsAt, TasksAt) = (new int[model.Stride], new float[model.Stride]);
        OpenAt = [.. model.Hosts.Opening];
        (_cpu, _memory) = (new double[model.Stride], new double[model.Stride]);
        (CpuSlope, MemorySlope) = (new float[model.Stride], new float[model.Stride]);
        for (var host = 0; model.Hosts.HasBalance && host < model.Stride; host++)
        {
            Incline(host);
        }
    }

    /// <summary>Cost of the first task on each host, 0 where one is.</summary>
    public float[] OpenAt { get; }

    /// <summary>Number of units on each host.</summary>
    public int[] UnitsAt { get; }

    /// <summary>Number of tasks on each host.</summary>
    public float[] TasksAt { get; }

    /// <summary>By how much the weighted square of each host's load of cpu would grow with a unit of cpu, but for that unit's own square.</summary>
    public float[] CpuSlope { get; }

    /// <summary>The same for memory.</summary>
    public float[] MemorySlope { get; }

    /// <summary>Puts a unit on a host, or takes it away.</summary>
    /// <returns>What that costs.</returns>
    public double Change(int unit, int host, int sign)
    {
        var (hosts, cost) = (_model.Hosts, 0.0);
        if (sign > 0 ? UnitsAt[host] == 0 : UnitsAt[host] == 1)
        {
            cost += sign * (double)hosts.Opening[host];
            OpenAt[host] = sign > 0 ? 0 : hosts.Opening[host];
        }

        UnitsAt[host] += sign;
        float size = sign * _model.Size[unit];
        cost += hosts.Spread * size * ((2 * TasksAt[host]) + size);
        TasksAt[host] += size;
        if (hosts.HasBalance)
        {
            var (cpu, memory) = (sign * _model.LoadCpu[unit], sign * _model.LoadMemory[unit]);
            cost += (hosts.CpuSquare[host] * cpu * (hosts.CpuBase[host] + (2 * _cpu[host]) + cpu))
                + (hosts.MemorySquare[host] * memory * (hosts.MemoryBase[host] + (2 * _memory[host]) + memory));
            _cpu[host] += cpu;
            _memory[host] += memory;
            Incline(host);
        }

        return cost;
    }

    private void Incline(int host)
    {
        var hosts = _model.Hosts;
        CpuSlope[host] = (float)(hosts.CpuSquare[host] * (hosts.CpuBase[host] + (2 * _cpu[host])));
        MemorySlope[host] = (float)(hosts.MemorySquare[host] * (hosts.MemoryBase[host] + (2 * _memory[host])));
    }
}

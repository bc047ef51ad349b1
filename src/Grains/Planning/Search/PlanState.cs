namespace Fog.Planning;

/// <summary>
/// Where units are in the course of a search, and what that costs: each change is reckoned by what it touches, in time of the unit's calls.
/// Rules may be broken on the way; how much so is told apart from the cost.
/// </summary>
internal sealed class PlanState
{
    private readonly double[] _used;
    private readonly ChainState? _chains;
    private double _price;
    private double _excess;
    private int _broken;

    public PlanState(PlanModel model)
    {
        Model = model;
        Host = new int[model.Count];
        Array.Fill(Host, -1);
        _used = new double[HostTable.Kinds * model.Stride];
        Slack = [.. model.Hosts.Free.Select(free => (float)free)];
        Load = new LoadState(model);
        Shared = model.Edges.ShareWays ? new SharedWays(model, Host) : null;
        _chains = model.Chains is { } chains ? new ChainState(model, chains, Host) : null;
    }

    public PlanModel Model { get; }

    /// <summary>The host of each unit; -1: none.</summary>
    public int[] Host { get; }

    /// <summary>Weighted cost of what has a host.</summary>
    public double Cost { get; private set; }

    /// <summary>Whether no rule is broken.</summary>
    public bool IsSound => _broken == 0 && PriceExcess == 0 && (_chains is null || _chains.Excess == 0);

    /// <summary>How much rules are broken: room in mean needs, limits and chains one each and more.</summary>
    public double Excess => Math.Max(0, _excess) + PriceExcess + (_chains?.Excess ?? 0);

    /// <summary>What is free on each host, below 0 where too much was put; a row for each kind.</summary>
    public float[] Slack { get; }

    /// <summary>How much is on hosts.</summary>
    public LoadState Load { get; }

    /// <summary>What all placed units cost for an hour.</summary>
    public double Price => _price;

    /// <summary>Bandwidth that calls share, when several ask for some.</summary>
    public SharedWays? Shared { get; }

    /// <summary>Chains of calls, when they are bounded.</summary>
    public ChainState? Chains => _chains;

    private double PriceExcess => Model.Prices is not null && _price > Model.Problem.Bounds.MaxPrice * (1 + 1e-6)
        ? 1 + ((_price - Model.Problem.Bounds.MaxPrice) / Math.Max(Model.Problem.Bounds.MaxPrice, 1e-9)) : 0;

    /// <summary>Puts a unit that has no host on one.</summary>
    public void Add(int unit, int host)
    {
        Change(unit, host, 1);
        Host[unit] = host;
        _chains?.Changed();
    }

    /// <summary>Takes a unit from its host.</summary>
    /// <returns>The host.</returns>
    public int Remove(int unit)
    {
        var host = Host[unit];
        Host[unit] = -1;
        Change(unit, host, -1);
        _chains?.Changed();
        return host;
    }

    /// <summary>Moves a unit.</summary>
    public void Move(int unit, int host)
    {
        Remove(unit);
        Add(unit, host);
    }

    /// <summary>Puts each unit where told.</summary>
    public void Set(ReadOnlySpan<int> hosts)
    {
        for (var unit = 0; unit < hosts.Length; unit++)
        {
            if (Host[unit] != hosts[unit])
            {
                if (Host[unit] >= 0)
                {
                    Remove(unit);
                }

                Add(unit, hosts[unit]);
            }
        }
    }

    private void Change(int unit, int host, int sign)
    {
        Cost += sign * (double)Model.Alone[(unit * Model.Stride) + host];
        if (Model.Prices is { } prices)
        {
            _price += sign * prices[(unit * Model.Stride) + host];
        }

        ChangeRoom(unit, host, sign);
        Cost += Load.Change(unit, host, sign);
        foreach (var (other, number) in Model.Edges.Of(unit))
        {
            if (Host[other] is var there and >= 0)
            {
                var edge = Model.Edges.All[number];
                Cost += sign * Model.Ways.Cost(edge, host, there);
                if (edge.Limits.Length > 0)
                {
                    Count((sign * Model.Ways.Breaks(edge, host, there)) + (Shared?.Change(edge, host, there, sign) ?? 0));
                }
            }
        }

        foreach (var other in Model.Units.Apart[unit])
        {
            if (Host[other] == host)
            {
                Count(sign);
            }
        }
    }

    private void Count(int broken) => (_broken, _excess) = (_broken + broken, _excess + broken);

    private void ChangeRoom(int unit, int host, int sign)
    {
        for (var kind = 0; kind < HostTable.Kinds; kind++)
        {
            var need = Model.Need[(kind * Model.Count) + unit];
            if (need <= 0)
            {
                continue;
            }

            var at = (kind * Model.Stride) + host;
            var (free, before) = (Model.Hosts.Free[at], _used[at]);
            var after = _used[at] = before + (sign * need);
            Slack[at] = (float)(free - after);
            if (Math.Max(before, after) > free)
            {
                _broken += (after > free ? 1 : 0) - (before > free ? 1 : 0);
                _excess += (Math.Max(0, after - free) - Math.Max(0, before - free)) / Model.MeanNeed[kind];
            }
        }
    }
}

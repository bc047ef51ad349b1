namespace Fog.Planning;

/// <summary>Moves several units to one host together: those on one host, all or those that call each other, or the two ends of a call.</summary>
internal sealed class Bundle
{
    private readonly PlanState _state;
    private readonly HostRow _row;
    private readonly float[] _sum;
    private readonly List<int> _members = [];
    private readonly int[] _before;
    private readonly bool[] _isMember;

    public Bundle(PlanState state, HostRow row)
    {
        (_state, _row, _sum) = (state, row, new float[state.Model.Stride]);
        (_before, _isMember) = (new int[state.Model.Count], new bool[state.Model.Count]);
    }

    /// <summary>Number of units in it.</summary>
    public int Count => _members.Count;

    /// <summary>The first unit that was taken.</summary>
    public int First => _members[0];

    /// <summary>Takes the units that are on one host with this one and hang together with it by calls.</summary>
    public void GatherAround(int unit)
    {
        Clear();
        Join(unit);
        for (var next = 0; next < _members.Count; next++)
        {
            foreach (var (other, _) in _state.Model.Edges.Of(_members[next]))
            {
                if (_state.Host[other] == _state.Host[unit] && _state.Model.Units.Candidates[other].Length > 1)
                {
                    Join(other);
                }
            }
        }
    }

    /// <summary>Takes all units that are on one host with this one.</summary>
    public void GatherOnHostOf(int unit)
    {
        Clear();
        for (var other = 0; other < _state.Host.Length; other++)
        {
            if (_state.Host[other] == _state.Host[unit] && _state.Model.Units.Candidates[other].Length > 1)
            {
                Join(other);
            }
        }
    }

    /// <summary>Takes two units.</summary>
    public void Gather(int one, int other)
    {
        Clear();
        Join(one);
        Join(other);
    }

    /// <summary>Takes the units from their hosts and says what they would cost together on each host.</summary>
    /// <param name="price">Cost of breaking a rule once.</param>
    /// <param name="budget">Pays for it.</param>
    public ReadOnlySpan<float> Lift(float price, Budget budget)
    {
        foreach (var unit in _members)
        {
            _before[unit] = _state.Remove(unit);
        }

        Array.Clear(_sum);
        foreach (var unit in _members)
        {
            _row.Fill(unit, price, opening: unit == _members[0]);
            budget.Spend(_row.Effort(unit));
            for (var host = 0; host < _sum.Length; host++)
            {
                _sum[host] += _row.Costs[host];
            }
        }

        return _sum;
    }

    /// <summary>Puts all on one host.</summary>
    public void Put(int host)
    {
        foreach (var unit in _members)
        {
            if (_state.Host[unit] >= 0)
            {
                _state.Remove(unit);
            }

            _state.Add(unit, host);
        }
    }

    /// <summary>Puts all where they were.</summary>
    public void PutBack()
    {
        foreach (var unit in _members)
        {
            if (_state.Host[unit] >= 0)
            {
                _state.Remove(unit);
            }

            _state.Add(unit, _before[unit]);
        }
    }

    private void Join(int unit)
    {
        if (!_isMember[unit])
        {
            _isMember[unit] = true;
            _members.Add(unit);
        }
    }

    private void Clear()
    {
        foreach (var unit in _members)
        {
            _isMember[unit] = false;
        }

        _members.Clear();
    }
}

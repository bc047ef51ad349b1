namespace Fog.Planning;

/// <summary>The best placement of units that was seen and breaks no rule.</summary>
internal sealed class Incumbent(int units)
{
    private const double Enough = 1e-12;
    private readonly int[] _hosts = new int[units];

    /// <summary>Its cost; infinite when there is none.</summary>
    public double Cost { get; private set; } = double.PositiveInfinity;

    /// <summary>Whether there is one.</summary>
    public bool IsThere => double.IsFinite(Cost);

    /// <summary>The host of each unit.</summary>
    public ReadOnlySpan<int> Hosts => _hosts;

    /// <summary>Keeps the state if it is better.</summary>
    public bool Offer(PlanState state)
    {
        if (state.Cost >= Cost - Enough || !state.IsSound)
        {
            return false;
        }

        Cost = state.Cost;
        state.Host.CopyTo(_hosts.AsSpan());
        return true;
    }

    /// <summary>Keeps the other's if it is better.</summary>
    public void Offer(Incumbent other)
    {
        if (other.Cost < Cost)
        {
            Cost = other.Cost;
            other.Hosts.CopyTo(_hosts);
        }
    }
}

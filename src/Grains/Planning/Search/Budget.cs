namespace Fog.Planning;

/// <summary>Effort that can be spent.</summary>
internal sealed class Budget(long effort)
{
    /// <summary>What was spent of it.</summary>
    public long Spent { get; private set; }

    /// <summary>Whether nothing is left.</summary>
    public bool IsSpent => Spent >= effort;

    /// <summary>Share that was spent, 0 to 1.</summary>
    public double Share => Math.Min(1, Spent / (double)Math.Max(1, effort));

    /// <summary>What is left.</summary>
    public long Left => Math.Max(0, effort - Spent);

    /// <summary>Spends some.</summary>
    public void Spend(long units) => Spent += units;

    /// <summary>A share of what is left, as a budget of its own; it counts as spent here only by <see cref="Spend"/>.</summary>
    public Budget Part(double share) => new((long)(Left * share));
}

namespace Fog.Planning;

/// <summary>
/// Something that ties units on one host to each other, taken out of the problem and into prices (Lagrange multipliers), so that what is left
/// falls apart into units and their calls. Any prices give a bound from below; better ones give a better bound.
/// </summary>
internal interface IRelaxation
{
    /// <summary>The prices: rows of hosts, or a single one.</summary>
    float[] Prices { get; }

    /// <summary>Adds the prices to what each unit costs on each host.</summary>
    void AddTo(float[] rows);

    /// <summary>What the prices take back whatever is where: part of the bound.</summary>
    double Constant { get; }

    /// <summary>Looks by how much the placement misses what was taken out.</summary>
    /// <returns>The sum of the squares.</returns>
    double Look(int[] hosts);

    /// <summary>Raises prices of what was too much and lowers those of what was too little.</summary>
    void Step(double step);
}

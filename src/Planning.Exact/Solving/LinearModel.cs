using Google.OrTools.ModelBuilder;

namespace Fog.Planning.Exact;

/// <summary>OR-Tools' model by numbers of variables: expression trees are too slow for a million terms.</summary>
internal sealed class LinearModel
{
    public Model Model { get; } = new();

    /// <summary>A new variable; returns its number.</summary>
    public int Variable(double least, double most, double cost, bool whole)
    {
        var helper = Model.Helper;
        var variable = helper.AddVar();
        helper.SetVarLowerBound(variable, least);
        helper.SetVarUpperBound(variable, most);
        helper.SetVarIntegrality(variable, whole);
        helper.SetVarObjectiveCoefficient(variable, cost);
        return variable;
    }

    /// <summary>A new row.</summary>
    public void Row(double least, double most, IEnumerable<(int Variable, double Factor)> terms)
    {
        var helper = Model.Helper;
        var row = helper.AddLinearConstraint();
        helper.SetConstraintLowerBound(row, least);
        helper.SetConstraintUpperBound(row, most);
        foreach (var (variable, factor) in terms)
        {
            helper.AddConstraintTerm(row, variable, factor);
        }
    }
}

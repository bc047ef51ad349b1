using System.Globalization;

namespace Fog.Client.Partitioning;

/// <summary>How good a division is, as people compare it.</summary>
public static class Shares
{
    /// <summary>A sentence: <c>12 of 340 are cut between tasks, 3.5 % …</c>.</summary>
    public static string Sentence(CallGraphPartition partition)
    {
        ArgumentNullException.ThrowIfNull(partition);
        var (cut, total) = (Number(partition.Cut), Number(partition.Total));
        var share = partition.Total > 0 ? partition.Cut / partition.Total : 0;
        var random = partition.Total > 0 ? partition.AtRandom / partition.Total : 0;
        var proof = partition.Optimal ? ", proven to be the least" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Cut: {cut} of {total} ({share:0.0%}; {random:0.0%} at random){proof}. ")
            + string.Create(CultureInfo.InvariantCulture, $"Heaviest task: {partition.Balance:0.##} of {partition.MostBalance:0.##} times the average. ")
            + $"Weights: {partition.Weighing}.";
    }

    /// <summary>A weight with the digits that matter.</summary>
    public static string Number(double weight) => weight.ToString(Math.Abs(weight) >= 1000 ? "0" : "0.###", CultureInfo.InvariantCulture);
}

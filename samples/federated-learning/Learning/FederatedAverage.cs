namespace Fog.Samples.Learning;

/// <summary>What one client hands back after a round.</summary>
/// <param name="Model">Its parameters after local training.</param>
/// <param name="Samples">How many examples it trained on: its weight in the average.</param>
public sealed record Update(Model Model, int Samples);

/// <summary>The server's half of FedAvg.</summary>
public static class FederatedAverage
{
    /// <summary>Σ nₖ/n · wₖ, added in the order of the list: keep clients in a fixed order and the sum has the same bits.</summary>
    public static Model Of(IReadOnlyList<Update> updates)
    {
        if (updates.Count == 0 || updates.Any(u => u.Samples <= 0))
        {
            throw new ArgumentException("The average needs one update at least, each with a positive number of samples.", nameof(updates));
        }

        var total = updates.Sum(u => (long)u.Samples);
        var average = Model.Zero(updates[0].Model.Shape);
        foreach (var (model, samples) in updates)
        {
            Lanes.AddScaled(average.Parameters, model.Parameters, (float)((double)samples / total));
        }

        return average;
    }
}

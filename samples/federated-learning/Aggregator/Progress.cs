namespace Fog.Samples.Aggregator;

/// <summary>One finished round.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Accuracy">Of the averaged model on the test set.</param>
/// <param name="Seconds">From the first request to the accuracy.</param>
public sealed record Round(int Number, double Accuracy, double Seconds);

/// <summary>How far the federation is.</summary>
/// <param name="State">waiting (a trainer doesn't answer), training or done (the target is reached).</param>
/// <param name="Round">Finished rounds.</param>
/// <param name="Accuracy">After the last round, 0 before the first.</param>
/// <param name="Target">Where it stops.</param>
/// <param name="History">All finished rounds.</param>
public sealed record Status(string State, int Round, double Accuracy, double Target, IReadOnlyList<Round> History);

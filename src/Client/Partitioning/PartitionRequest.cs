namespace Fog.Client.Partitioning;

/// <summary>How a call graph is to be divided.</summary>
/// <param name="Tasks">Number of tasks; 1 to the number of functions.</param>
/// <param name="Balance">
/// Most that a task may weigh, as a multiple of the average; 1 or more. Where functions are too heavy for it, as much as putting the
/// heaviest function first into the lightest task gives is allowed.
/// </param>
/// <param name="Seed">The same seed gives the same tasks.</param>
public sealed record PartitionRequest(int Tasks, double Balance = 1.2, int Seed = 1);

namespace Fog.Planning;

/// <summary>Switches of <see cref="EagerMapper"/>. All off is the paper's algorithm to the letter.</summary>
/// <param name="OwnHost">Whether a task may also go to its caller's own host. Off: only to a neighbour.</param>
/// <param name="Softmax">Whether the weight of a host is exp(-incremental cost / temperature) by the objective. Off: capability times link quality, whatever the objective.</param>
/// <param name="WideningRing">Whether a task for which no neighbour has room looks among neighbours of neighbours, and so on. Off: the run fails.</param>
/// <param name="Runs">Most runs; the best one counts. Default 1.</param>
public sealed record EagerOptions(bool OwnHost = false, bool Softmax = false, bool WideningRing = false, int Runs = 1);

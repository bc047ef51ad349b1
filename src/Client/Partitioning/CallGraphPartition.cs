using System.Collections.Immutable;

namespace Fog.Client.Partitioning;

/// <summary>A call graph divided into tasks.</summary>
/// <param name="Tasks">The tasks, in the order of their first functions in the graph.</param>
/// <param name="Calls">Calls between tasks.</param>
/// <param name="Cut">Weight of all calls between tasks.</param>
/// <param name="Total">Weight of all calls.</param>
/// <param name="AtRandom">What <paramref name="Cut"/> would be on average if functions were dealt at random to tasks of the same sizes.</param>
/// <param name="Optimal">Whether it is proven that no allowed division has a smaller cut; small graphs only.</param>
/// <param name="Balance">Weight of the heaviest task as a multiple of the average.</param>
/// <param name="MostBalance">What <paramref name="Balance"/> was allowed to be.</param>
/// <param name="Weighing">What the weights are, in words.</param>
/// <param name="Notes">What there is to say about graph and tasks, a sentence each.</param>
public sealed record CallGraphPartition(
    ImmutableArray<TaskGroup> Tasks,
    ImmutableArray<TaskCall> Calls,
    double Cut,
    double Total,
    double AtRandom,
    bool Optimal,
    double Balance,
    double MostBalance,
    string Weighing,
    ImmutableArray<string> Notes);

/// <summary>One task and what is in it.</summary>
/// <param name="Name">Name of the task: its most called function's, as far as the rule for names allows.</param>
/// <param name="Functions">Names of its functions.</param>
/// <param name="Weight">Weight of its functions.</param>
/// <param name="Cpu">Cores that its functions need together; null when none says so.</param>
/// <param name="Memory">Bytes that its functions need together; null when none says so.</param>
public sealed record TaskGroup(string Name, ImmutableArray<string> Functions, double Weight, double? Cpu, long? Memory);

/// <summary>All calls from the functions of one task to those of another.</summary>
/// <param name="From">The calling task.</param>
/// <param name="To">The called task.</param>
/// <param name="Pairs">How many pairs of functions it sums up.</param>
/// <param name="Weight">Sum of their weights.</param>
/// <param name="Rate">Sum of their rates.</param>
/// <param name="Payload">Bytes of an average call; null when the graph doesn't say.</param>
public sealed record TaskCall(string From, string To, int Pairs, double Weight, double Rate, long? Payload);

using System.Collections.Immutable;

namespace Fog.Planning;

/// <summary>
/// What a mapper has to go by: plain numbers, tasks and hosts by index. A placement is one host index for each task. Pure data: the same
/// problem, chance and effort give the same placement.
/// </summary>
/// <param name="Tasks">The tasks.</param>
/// <param name="Calls">Who calls whom; cycles are fine unless <see cref="PlanBounds.MaxPathLatency"/> is finite.</param>
/// <param name="Hosts">The hosts.</param>
/// <param name="Paths">The ways between all pairs of <paramref name="Hosts"/>.</param>
/// <param name="Weights">How much each term of the cost counts.</param>
/// <param name="Bounds">What the whole must keep.</param>
/// <param name="Initiator">The host of the initiator, where <c>eager</c> begins; it need not take tasks.</param>
public sealed record PlanProblem(
    ImmutableArray<PlanTask> Tasks,
    ImmutableArray<PlanCall> Calls,
    ImmutableArray<PlanHost> Hosts,
    PathTable Paths,
    ObjectiveWeights Weights,
    PlanBounds Bounds,
    int Initiator = 0);

/// <summary>A task that wants a host.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Demand">What is set aside for it.</param>
/// <param name="Allowed">The hosts on which it may run at all, ascending: platform, labels, abilities, reliability and named host are decided; room isn't.</param>
/// <param name="With">Tasks that must be on its host; it is enough that one of the two says so.</param>
/// <param name="Apart">Tasks that must not be on its host, replicas too; it is enough that one of the two says so.</param>
/// <param name="Present">The host on which it is now; null: on none.</param>
/// <param name="Kept">Whether it stays there, whatever <paramref name="Allowed"/> and the room say; rules between two kept tasks don't count, chains and price do.</param>
/// <param name="Moves">Bytes that a move from <paramref name="Present"/> carries.</param>
/// <param name="Fetches">Bytes that each host would have to be sent before the task can start there; left out: none.</param>
public sealed record PlanTask(
    string Name,
    Resources Demand,
    ImmutableArray<int> Allowed,
    ImmutableArray<int> With,
    ImmutableArray<int> Apart,
    int? Present = null,
    bool Kept = false,
    double Moves = 0,
    ImmutableArray<double> Fetches = default)
{
    /// <summary>Bytes to move before the task is on a host.</summary>
    public double MovedTo(int host) => (Present is { } present && present != host ? Moves : 0) + (Fetches.IsDefault ? 0 : Fetches[host]);
}

/// <summary>A call from one task to another. On one host it takes no time and needs no bandwidth.</summary>
/// <param name="From">The caller.</param>
/// <param name="To">The called.</param>
/// <param name="Rate">Calls per second.</param>
/// <param name="Payload">Bytes of one call, request and answer together.</param>
/// <param name="Bandwidth">Bits per second that the path must have; 0: any.</param>
/// <param name="MaxLatency">Longest bearable time of one call in milliseconds: round trip and transfer of the payload; infinite: any.</param>
public sealed record PlanCall(
    int From, int To, double Rate = 1, double Payload = 0, double Bandwidth = 0, double MaxLatency = double.PositiveInfinity);

/// <summary>A host.</summary>
/// <param name="Name">Its node.</param>
/// <param name="Total">What it has: balance is measured in shares of it.</param>
/// <param name="Free">What is free of it when none of the problem's tasks is there.</param>
/// <param name="Price">What its owner asks.</param>
/// <param name="Energy">What it draws.</param>
/// <param name="Survival">Probability to stay for the next hour, 0 to 1.</param>
/// <param name="Busy">Whether it is switched on for others anyway, so that its idle watts don't count.</param>
public sealed record PlanHost(
    NodeName Name, Resources Total, Resources Free, Price Price, Energy Energy, double Survival = 1, bool Busy = false);

/// <summary>What a plan as a whole must keep.</summary>
/// <param name="MaxPathLatency">Most milliseconds that calls may take together along a chain, from a task that nobody calls to one that calls nobody.</param>
/// <param name="MaxPrice">Most that one hour of all tasks may cost.</param>
public sealed record PlanBounds(double MaxPathLatency = double.PositiveInfinity, double MaxPrice = double.PositiveInfinity)
{
    /// <summary>Nothing asked.</summary>
    public static PlanBounds None { get; } = new();
}

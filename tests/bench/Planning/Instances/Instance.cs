using System.Collections.Immutable;
using Fog.Planning;

namespace Fog.Bench.Planning.Instances;

/// <summary>A question to planners: a service and the map of the hosts around its initiator.</summary>
/// <param name="Name">Unique; what stored costs are found by.</param>
/// <param name="Spec">The service.</param>
/// <param name="Map">The hosts.</param>
internal sealed record Instance(string Name, ServiceSpec Spec, NetworkMap Map)
{
    public int Tasks => Spec.Tasks.Count;

    public int Hosts => Map.Nodes.Length;

    /// <summary>The question as mappers take it.</summary>
    public PlanProblem Problem => ProblemDrawing.Of(PlanQuestion.New(Spec, Map));

    /// <summary>A placement by the names of tasks and hosts.</summary>
    public static IReadOnlyDictionary<string, NodeName> Named(PlanProblem problem, IEnumerable<int> placement) =>
        problem.Tasks.Zip(placement).ToDictionary(place => place.First.Name, place => problem.Hosts[place.Second].Name);

    /// <summary>A placement by index.</summary>
    public static ImmutableArray<int> Indexed(PlanProblem problem, IReadOnlyDictionary<string, NodeName> places) =>
        [.. problem.Tasks.Select(task => problem.Hosts.Index().First(host => host.Item.Name == places[task.Name]).Index)];
}

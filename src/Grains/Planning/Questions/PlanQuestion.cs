using System.Collections.Immutable;

namespace Fog.Planning;

/// <summary>What a planner has to go by.</summary>
/// <param name="Spec">The service.</param>
/// <param name="Map">The network around the initiator; what the service's own tasks hold of a host isn't free there. Nodes without an offer take no tasks.</param>
/// <param name="Placed">Where its tasks are by now.</param>
/// <param name="MayMove">Whether tasks that have a place may get another; those with a pinned volume never do.</param>
/// <param name="Images">What the tasks' images are made of, by task, as far as any node has them; null: nothing is counted that hosts would have to be sent.</param>
public sealed record PlanQuestion(
    ServiceSpec Spec,
    NetworkMap Map,
    ImmutableSortedDictionary<string, NodeName> Placed,
    bool MayMove = false,
    ImmutableSortedDictionary<string, ImageContent>? Images = null)
{
    /// <summary>A service of which nothing has a place yet.</summary>
    public static PlanQuestion New(ServiceSpec spec, NetworkMap map) => new(spec, map, ImmutableSortedDictionary<string, NodeName>.Empty);

    /// <summary>Whether a task stays where it is.</summary>
    public bool Keeps(string task) => Placed.ContainsKey(task) && (!MayMove || Spec.Tasks[task].Volumes.Any(volume => volume.Pinned));
}

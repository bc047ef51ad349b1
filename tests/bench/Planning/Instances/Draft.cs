namespace Fog.Bench.Planning.Instances;

/// <summary>A service on the way to its spec, with the places that luck found.</summary>
/// <param name="Shape">Who calls whom.</param>
/// <param name="Tasks">Specs by index; they change.</param>
/// <param name="Pinned">Leaves whose data stays where luck put it.</param>
/// <param name="Places">Where luck put tasks.</param>
/// <param name="Map">The hosts.</param>
/// <param name="Ways">Ways between them.</param>
internal sealed record Draft(
    CallShape Shape, TaskSpec[] Tasks, IReadOnlySet<int> Pinned, NodeName[] Places, NetworkMap Map, Ways Ways)
{
    public Way Way(int from, int to) => Ways.Between(Places[from], Places[to])!.Value;

    public NodeOffer Offer(int task) => Map.Nodes.First(node => node.Name == Places[task]).Offer!;
}

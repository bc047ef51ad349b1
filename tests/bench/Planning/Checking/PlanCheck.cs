using System.Globalization;
using Fog.Bench.Planning.Instances;

namespace Fog.Bench.Planning.Checking;

/// <summary>Whether plans keep to all that their service asks: written from the words of the spec, with its own ways through the network.</summary>
internal sealed class PlanCheck(Instance instance)
{
    private readonly CallCheck _calls = new(instance);
    private readonly Dictionary<NodeName, NodeOffer> _offers =
        instance.Map.Nodes.Where(node => node.Offer is not null).ToDictionary(node => node.Name, node => node.Offer!);

    /// <summary>What a plan breaks, a sentence each; empty when it stands.</summary>
    public IReadOnlyList<string> Faults(IReadOnlyDictionary<string, NodeName> places)
    {
        var lost = instance.Spec.Tasks.Keys.Where(task => !places.TryGetValue(task, out var host) || !_offers.ContainsKey(host)).ToList();
        return lost.Count > 0
            ? [.. lost.Select(task => $"{task} has no host of the map")]
            : [.. Hosts(places), .. Room(places), .. Company(places), .. _calls.Faults(places), .. Price(places)];
    }

    private IEnumerable<string> Hosts(IReadOnlyDictionary<string, NodeName> places) =>
        from task in instance.Spec.Tasks
        let offer = _offers[places[task.Key]]
        where !HostRules.Admits(task.Value, offer.Description) || offer.Reliability < (instance.Spec.Agreement.MinReliability ?? 0)
        select $"{task.Key} may not run on {places[task.Key]}";

    private IEnumerable<string> Room(IReadOnlyDictionary<string, NodeName> places) =>
        from host in places.GroupBy(place => place.Value, place => place.Key)
        let need = host.Select(task => instance.Spec.Tasks[task].Resources).Aggregate(Resources.Add)
        where !HostRules.Fits(need, _offers[host.Key].Description.Free)
        select $"{host.Key} has {_offers[host.Key].Description.Free} and was given {need}";

    private IEnumerable<string> Company(IReadOnlyDictionary<string, NodeName> places) =>
        from one in instance.Spec.Tasks.Keys
        from other in instance.Spec.Tasks.Keys
        where string.CompareOrdinal(one, other) < 0
        let same = places[one] == places[other]
        where (same && HostRules.Apart(instance.Spec, one, other)) || (!same && HostRules.Together(instance.Spec, one, other))
        select $"{one} and {other} are {(same ? "together" : "apart")}";

    private IEnumerable<string> Price(IReadOnlyDictionary<string, NodeName> places)
    {
        var price = instance.Spec.Tasks.Sum(task => Bounds.Price(task.Value.Resources, _offers[places[task.Key]].Description.Price));
        if (price > instance.Spec.Agreement.MaxPrice * (1 + 2e-5))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"an hour costs {price}, at most {instance.Spec.Agreement.MaxPrice} was agreed");
        }
    }
}

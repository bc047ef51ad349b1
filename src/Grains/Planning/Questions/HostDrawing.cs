using System.Collections.Immutable;

namespace Fog.Planning;

/// <summary>Draws the hosts of a problem: those of the map, and those on which tasks are that the map doesn't show.</summary>
internal static class HostDrawing
{
    /// <summary>The hosts, ordered by name.</summary>
    public static ImmutableArray<PlanHost> Of(PlanQuestion question)
    {
        var own = question.Placed.GroupBy(place => place.Value).ToDictionary(
            host => host.Key,
            host => (Count: host.Count(), Demand: host.Aggregate(Resources.None, (sum, place) => sum + question.Spec.Tasks[place.Key].Resources)));
        var unsaid = MeanEnergy(question.Map);
        var mapped = question.Map.Nodes.Select(node => Host(node, own.GetValueOrDefault(node.Name), unsaid));
        var unmapped = own.Keys.Except(question.Map.Nodes.Select(node => node.Name)).Select(name => new PlanHost(name, own[name].Demand, own[name].Demand, default, unsaid, 1, true));
        return [.. mapped.Concat(unmapped).OrderBy(host => host.Name)];
    }

    private static PlanHost Host(MappedNode node, (int Count, Resources Demand) own, Energy unsaid)
    {
        if (node.Offer is not { } offer)
        {
            return new PlanHost(node.Name, own.Demand, own.Demand, default, unsaid, 1, true);
        }

        var said = offer.Description;
        return new PlanHost(node.Name, said.Total, said.Free + own.Demand, said.Price, said.Energy ?? unsaid, offer.Reliability, said.Tasks > own.Count);
    }

    /// <summary>A host whose owner says nothing draws as much as the others do on average, so that silence pays nobody.</summary>
    private static Energy MeanEnergy(NetworkMap map)
    {
        var said = map.Nodes.Select(node => node.Offer?.Description.Energy).OfType<Energy>().ToArray();
        return said.Length == 0 ? new Energy(0, 0) : new Energy(said.Average(one => one.IdleWatts), said.Average(one => one.CoreWatts));
    }
}

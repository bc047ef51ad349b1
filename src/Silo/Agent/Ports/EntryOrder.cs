using System.Collections.Immutable;
using System.Net;
using Fog.Agent.Routing;

namespace Fog.Agent.Ports;

/// <summary>What an entry is to be: a sandbox on the service's network with a route to each published task.</summary>
/// <param name="Service">The service.</param>
/// <param name="Network">Its overlay network.</param>
/// <param name="Swarm">The swarm in which that network is.</param>
/// <param name="Routes">The overlay address that leads to a task, by the address that the task has for life.</param>
internal sealed record EntryOrder(ServiceName Service, string Network, SwarmTicket Swarm, ImmutableSortedDictionary<string, string> Routes)
{
    /// <summary>The order that follows from the table; null while no published task of the service is anywhere.</summary>
    public static EntryOrder? Of(ServiceName service, PortTable table)
    {
        var places = table.Ports.Where(port => port.Task.Service == service).Select(port => port.Place).OfType<PortPlace>().ToArray();
        return places.Length == 0
            ? null
            : new EntryOrder(service, places[0].Network, places[0].Swarm,
                places.Where(place => place.Overlay is not null && place.Swarm.Swarm == places[0].Swarm.Swarm)
                    .DistinctBy(place => place.Address)
                    .ToImmutableSortedDictionary(place => place.Address, place => place.Overlay!));
    }

    /// <summary>What ip reads, one route a line; each may be repeated.</summary>
    public string Script() => string.Concat(Routes.Select(route => $"route replace {route.Key}/32 via {route.Value} {Resending.OfRoute}\n"));

    /// <summary>Whether the entry leads to a place as it is now.</summary>
    public bool LeadsTo(PortPlace place) => Swarm.Swarm == place.Swarm.Swarm && place.Overlay is { } overlay && Routes.GetValueOrDefault(place.Address) == overlay;

    /// <summary>Where a task listens, seen from the entry.</summary>
    public static IPEndPoint Door(PortPlace place) => new(IPAddress.Parse(place.Address), place.Port);
}

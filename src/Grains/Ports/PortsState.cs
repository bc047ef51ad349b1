using System.Collections.Immutable;

namespace Fog.Ports;

/// <summary>The published ports and where they lead.</summary>
[GenerateSerializer, Immutable, Alias("fog.PortsState")]
public sealed record PortsState
{
    /// <summary>Grows with each change.</summary>
    [Id(0)]
    public long Version { get; init; }

    /// <summary>Each port by its number.</summary>
    [Id(1)]
    public ImmutableSortedDictionary<int, PublishedPort> Ports { get; init; } = ImmutableSortedDictionary<int, PublishedPort>.Empty;

    /// <summary>As nodes are told.</summary>
    public PortTable Table => new(Version, [.. Ports.Values]);

    /// <summary>The state in which these and no others are the service's ports: the same one when they are already.</summary>
    public PortsState Publish(ServiceName service, IReadOnlyDictionary<string, int> ports)
    {
        ArgumentNullException.ThrowIfNull(ports);
        var places = Ports.Values.Where(port => port.Task.Service == service).ToDictionary(port => port.Task, port => port.Place);
        var wanted = ports
            .Select(port => (port.Value, Task: new TaskId(service, port.Key)))
            .Select(port => new PublishedPort(port.Value, port.Task, places.GetValueOrDefault(port.Task)));
        return Next(Ports.RemoveRange(Ports.Values.Where(port => port.Task.Service == service).Select(port => port.Port))
            .SetItems(wanted.Select(port => KeyValuePair.Create(port.Port, port))));
    }

    /// <summary>The state in which the task is there: the same one when it is already, or when it has no port.</summary>
    public PortsState Locate(TaskId task, PortPlace? place) =>
        Next(Ports.SetItems(Ports.Values.Where(port => port.Task == task).Select(port => KeyValuePair.Create(port.Port, port with { Place = place }))));

    private PortsState Next(ImmutableSortedDictionary<int, PublishedPort> ports) =>
        ports.SequenceEqual(Ports) ? this : this with { Ports = ports, Version = Version + 1 };
}

using System.Collections.Immutable;

namespace Fog.Registry;

/// <summary>What the fog agreed on.</summary>
[GenerateSerializer, Immutable, Alias("fog.RegistryState")]
public sealed record RegistryState
{
    /// <summary>Blocks a service can have: the /24 networks of 100.64.0.0/10.</summary>
    public const int Blocks = 16_384;

    /// <summary>First and last published port.</summary>
    public const int FirstPort = 20_000;

    /// <inheritdoc cref="FirstPort"/>
    public const int LastPort = 29_999;

    /// <summary>What each service has, by its name.</summary>
    [Id(0)]
    public ImmutableSortedDictionary<string, Enrolment> Services { get; init; } = ImmutableSortedDictionary<string, Enrolment>.Empty;

    /// <summary>The fog's swarm; null while nobody needs one.</summary>
    [Id(1)]
    public SwarmTicket? Swarm { get; init; }

    /// <summary>The state in which the service has a block and each of the tasks a port; what it has already it keeps.</summary>
    /// <exception cref="FogException">Blocks or ports are used up.</exception>
    public RegistryState Enrol(ServiceName service, ImmutableArray<string> published)
    {
        var mine = Services.GetValueOrDefault(service.Value);
        var blocks = Services.Values.Select(other => other.Block).ToHashSet();
        var block = mine?.Block ?? First(0, Blocks - 1, blocks)
            ?? throw new FogException($"All {Blocks} address blocks are in use: remove a service.");
        var taken = Services.Values.SelectMany(other => other.Ports.Values).ToHashSet();
        var ports = ImmutableSortedDictionary<string, int>.Empty;
        foreach (var task in published)
        {
            var port = mine?.Ports.TryGetValue(task, out var kept) == true ? kept : First(FirstPort, LastPort, taken)
                ?? throw new FogException($"All published ports from {FirstPort} to {LastPort} are in use: remove a service.");
            taken.Add(port);
            ports = ports.Add(task, port);
        }

        return this with { Services = Services.SetItem(service.Value, new Enrolment(block, ports)) };
    }

    private static int? First(int from, int to, HashSet<int> taken)
    {
        var free = Enumerable.Range(from, to - from + 1).Where(number => !taken.Contains(number));
        return free.Select(number => (int?)number).FirstOrDefault();
    }
}

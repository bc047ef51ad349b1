using System.Collections.Immutable;
using Fog.Nodes;
using Fog.Services;

namespace Fog.Volumes;

/// <summary>Keeps tasks on the hosts that have their pinned volumes.</summary>
public sealed class Pins(IGrainFactory grains)
{
    /// <summary>
    /// The hosts to which tasks of the spec are bound. A host that answers that nothing pinned is there any more binds nobody; one that
    /// doesn't answer does.
    /// </summary>
    public async Task<ImmutableSortedDictionary<string, NodeName>> Binding(ServiceSpec spec, ServiceState state, CancellationToken ct)
    {
        var pinned = state.Pins.Where(pin => spec.Tasks.TryGetValue(pin.Key, out var task) && task.IsPinned()).ToArray();
        var stands = await Task.WhenAll(pinned.Select(pin => Stands(spec, pin.Key, pin.Value, ct)));
        return pinned.Zip(stands).Where(pin => pin.Second).Select(pin => pin.First).ToImmutableSortedDictionary();
    }

    /// <summary>The spec in which bound tasks may run on their hosts only.</summary>
    public static ServiceSpec Bind(ServiceSpec spec, IReadOnlyDictionary<string, NodeName> bound)
    {
        ArgumentNullException.ThrowIfNull(spec);
        ArgumentNullException.ThrowIfNull(bound);
        var tasks = bound.Select(pin => KeyValuePair.Create(
            pin.Key, spec.Tasks[pin.Key] with { Placement = spec.Tasks[pin.Key].Placement with { Host = pin.Value } }));
        return spec with { Tasks = spec.Tasks.SetItems(tasks) };
    }

    /// <summary>Why bound tasks can't have the place that the spec names for them.</summary>
    public static ImmutableSortedDictionary<string, string> Conflicts(ServiceSpec spec, IReadOnlyDictionary<string, NodeName> bound)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return bound
            .Where(pin => spec.Tasks[pin.Key].Placement.Host is { } host && host != pin.Value)
            .ToImmutableSortedDictionary(pin => pin.Key, pin =>
                $"placement.host says {spec.Tasks[pin.Key].Placement.Host}, but {Reason(spec, pin.Key, pin.Value)}; {Remedy}");
    }

    /// <summary>Refusals with the reason why a bound task has but one host to go to.</summary>
    public static PlanResult Explain(PlanResult result, ServiceSpec spec, IReadOnlyDictionary<string, NodeName> bound)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result with
        {
            Refusals = result.Refusals.ToImmutableSortedDictionary(
                refusal => refusal.Key,
                refusal => bound.TryGetValue(refusal.Key, out var node) ? $"{Reason(spec, refusal.Key, node)}: {refusal.Value}; {Remedy}" : refusal.Value),
        };
    }

    private const string Remedy = "to give the data up, remove the volume by 'fog volume rm'";

    private static string Reason(ServiceSpec spec, string task, NodeName node) =>
        $"its pinned volume {spec.Tasks[task].Volumes.First(volume => volume.Pinned).Name} is on {node}";

    private async Task<bool> Stands(ServiceSpec spec, string task, NodeName node, CancellationToken ct)
    {
        try
        {
            var there = await NodeCalls.Guard(node, () => grains.GetGrain<IVolumesGrain>(node.Value).List(spec.Name, ct));
            var id = new TaskId(spec.Name, task);
            return spec.Tasks[task].Volumes.Any(volume => volume.Pinned && there.Any(kept => kept.Volume == new VolumeId(id, volume.Name)));
        }
        catch (NodeUnavailableException)
        {
            return true;
        }
    }
}

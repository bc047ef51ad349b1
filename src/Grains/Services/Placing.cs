using System.Collections.Immutable;
using Fog.Nodes;
using Fog.Planning;

namespace Fog.Services;

/// <summary>Finds hosts for tasks and gets their promise: all or nothing. A refusal re-plans without that host.</summary>
public sealed class Placing(IGrainFactory grains, Offers offers, IPlanner mapper)
{
    /// <summary>The plan as it would be now; nothing is set aside.</summary>
    public async Task<PlanResult> Propose(ServiceSpec spec, ServiceState state, CancellationToken ct) => mapper.Map(
        new PlanQuestion(spec, await offers.Ask(state.Excluded, ct), Kept(spec, state)), Chance(spec));

    /// <summary>The state with a place for each task, or failed with the reasons.</summary>
    public async Task<ServiceState> Place(ServiceState state, Func<ServiceState, ServiceEventKind, string, ServiceState> tell, CancellationToken ct)
    {
        var spec = state.Request!.Spec;
        var result = await Propose(spec, state, ct);
        if (result.Plan is not { } plan)
        {
            var reasons = string.Join("; ", result.Refusals.Select(refusal => $"{refusal.Key}: {refusal.Value}"));
            return tell(state.Fail(reasons), ServiceEventKind.Failed, reasons);
        }

        var wanted = plan.Assignments.Where(place => !Kept(spec, state).ContainsKey(place.Key)).ToArray();
        for (var done = 0; done < wanted.Length; done++)
        {
            var (name, place) = wanted[done];
            if (await Refusal(new TaskId(spec.Name, name), place.Node, spec.Tasks[name].Resources, ct) is { } refusal)
            {
                await Release(spec.Name, wanted.Take(done), ct);
                return tell(state.Without(place.Node), ServiceEventKind.Progress, $"planning again without {place.Node}: {refusal}");
            }
        }

        var text = "planned: " + string.Join(", ", plan.Assignments.Select(place => $"{place.Key} -> {place.Value.Node}"));
        return tell(state with { Plan = plan }, ServiceEventKind.Planned, text);
    }

    private async Task<string?> Refusal(TaskId task, NodeName node, Resources need, CancellationToken ct)
    {
        try
        {
            return await grains.Ask(node, grain => grain.Reserve(task, need, ct));
        }
        catch (NodeUnavailableException e)
        {
            return e.Message;
        }
    }

    private async Task Release(ServiceName service, IEnumerable<KeyValuePair<string, Assignment>> promised, CancellationToken ct)
    {
        foreach (var (name, place) in promised)
        {
            try
            {
                await grains.Tell(place.Node, grain => grain.Release(new TaskId(service, name), ct));
            }
            catch (NodeUnavailableException)
            {
                // The next plan can't use it either.
            }
        }
    }

    private static ImmutableSortedDictionary<string, Assignment> Kept(ServiceSpec spec, ServiceState state) =>
        state.Plan?.Assignments.Where(place => spec.Tasks.ContainsKey(place.Key)).ToImmutableSortedDictionary()
        ?? ImmutableSortedDictionary<string, Assignment>.Empty;

    /// <summary>The same spec draws the same numbers, so that a plan can be replayed.</summary>
    private static Random Chance(ServiceSpec spec) => new(Convert.ToInt32(SpecDigest.Of(spec)[..7], 16));
}
